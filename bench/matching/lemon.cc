// LEMON's network simplex on a problem as bench/matching/peers.ts writes it; prints the total and the processor time.
#include <cstdio>
#include <ctime>
#include <vector>
#include <lemon/network_simplex.h>
#include <lemon/static_graph.h>

using Graph = lemon::StaticDigraph;

static std::vector<int> numbers(FILE* file, int count) {
  std::vector<int> read(count);
  if (fread(read.data(), 4, count, file) != size_t(count)) throw 1;
  return read;
}

int main(int, char** words) {
  FILE* file = fopen(words[1], "rb");
  const auto head = numbers(file, 3);
  const int rows = head[0], columns = head[1], edges = head[2], sink = rows + columns;
  const auto start = numbers(file, rows + 1), column = numbers(file, edges), cost = numbers(file, edges);
  const auto capacity = numbers(file, columns), unmatched = numbers(file, rows);
  std::vector<std::pair<int, int>> arcs;
  std::vector<int> price, room;
  auto add = [&](int from, int to, int cost, int most) {
    arcs.push_back({from, to});
    price.push_back(cost);
    room.push_back(most);
  };
  for (int i = 0; i < rows; i++) {
    for (int e = start[i]; e < start[i + 1]; e++) add(i, rows + column[e], cost[e], 1);
    add(i, sink, unmatched[i], 1);
  }
  for (int j = 0; j < columns; j++) add(rows + j, sink, 0, capacity[j]);
  Graph graph;
  graph.build(sink + 1, arcs.begin(), arcs.end());
  Graph::ArcMap<int> prices(graph), rooms(graph);
  for (size_t a = 0; a < arcs.size(); a++) {
    prices[graph.arc(a)] = price[a];
    rooms[graph.arc(a)] = room[a];
  }
  Graph::NodeMap<int> supply(graph, 0);
  for (int i = 0; i < rows; i++) supply[graph.node(i)] = 1;
  supply[graph.node(sink)] = -rows;
  double least = 1e9;
  long long total = 0;
  for (int round = 0; round < 3; round++) {
    const clock_t began = clock();
    lemon::NetworkSimplex<Graph, int, long long> simplex(graph);
    simplex.upperMap(rooms).costMap(prices).supplyMap(supply).run();
    total = simplex.totalCost<long long>();
    least = std::min(least, (clock() - began) * 1000.0 / CLOCKS_PER_SEC);
  }
  printf("%lld %.2f\n", total, least);
}
