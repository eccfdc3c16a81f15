"""networkx reads the network of entities from GraphML, edge by edge the plain edges of the graph."""
import csv
import os
import sys

try:
    import networkx
except ImportError:
    sys.exit(print("networkx is not installed", file=sys.stderr) or 77)

print("version", networkx.__version__)
network = networkx.read_graphml("g.graphml")
labels = networkx.get_node_attributes(network, "label")
print(f"checked {len(network)} nodes, {network.number_of_edges()} edges")
with open(f"{os.environ['ANSWERS']}/network.csv", "w", newline="", encoding="utf-8") as file:
    writer = csv.writer(file)
    writer.writerow(["who", "relation", "whom"])
    for one, other, edge in network.edges(data=True):
        writer.writerow([labels[one], edge["relation"], labels[other]])
