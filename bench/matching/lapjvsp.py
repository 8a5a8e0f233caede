# scipy's LAPJVsp on a problem as bench/matching/peers.ts writes it; prints the total and the processor time. Each place
# becomes a column of its own, and each row gets one more for staying alone; costs go up by one, as zero means no edge.
import sys
import time
import numpy
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

read = numpy.fromfile(sys.argv[1], dtype=numpy.int32)
rows, columns, edges = (int(n) for n in read[:3])
parts = numpy.split(read[3:], numpy.cumsum([rows + 1, edges, edges, columns]))
start, column, cost, capacity, unmatched = parts
first = numpy.concatenate([[0], numpy.cumsum(capacity)])
row_of = numpy.repeat(numpy.arange(rows), numpy.diff(start))
places = capacity[column]
row = numpy.concatenate([numpy.repeat(row_of, places), numpy.arange(rows)])
offset = numpy.arange(places.sum()) - numpy.repeat(numpy.cumsum(places) - places, places)
col = numpy.concatenate([numpy.repeat(first[column], places) + offset, first[-1] + numpy.arange(rows)])
value = numpy.concatenate([numpy.repeat(cost, places), unmatched]).astype(float) + 1
graph = csr_matrix((value, (row, col)), shape=(rows, int(first[-1]) + rows))
least = None
for _ in range(3):
    began = time.process_time()
    found = min_weight_full_bipartite_matching(graph)
    taken = (time.process_time() - began) * 1000
    least = taken if least is None else min(least, taken)
print(int(graph[found].sum() - rows), round(least, 2))
