-- Movement between two talks is counted from what was chosen from a short list, never from words: one more policy lets
-- the figures see those answers. What was said, also about the choice, stays out of them.
create policy count on conversation_answer for select using (
  municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid
  and current_setting('app.scope', true) = 'figures'
  and (question_key like 'how.%' or question_key in
    ('net.bonds_seen', 'net.bonds_help', 'net.bridges_seen', 'net.bridges_invited', 'net.links_used', 'net.links_known'))
);
