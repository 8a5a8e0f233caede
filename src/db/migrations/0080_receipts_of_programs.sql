-- A program's Idempotency-Key is a receipt like that of a form: the print of what was asked with it, and the answer, which
-- holds an id and an address and nothing about a person. Text, so that the second answer is the first, letter for letter.
alter table form_receipt add column request_print text, add column answer text;
