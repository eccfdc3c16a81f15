"""Extracts claims from JSON Lines on a Spark cluster: one gzip of sorted N-Quads a shard.

usage: shard.py CHANCERY INPUT OUTPUT [SHARDS]

Each shard's lines run through `chancery extract`, which reads standard input and writes standard output and shares
nothing, so the engine may run it anywhere and as often as it likes. A bad line is told in the executor's log.
"""

import shlex
import sys

from pyspark.sql import SparkSession

chancery, articles, output = sys.argv[1:4]
shards = int(sys.argv[4]) if len(sys.argv) > 4 else 8

spark = SparkSession.builder.appName("chancery").getOrCreate()
extract = shlex.join([chancery, "extract", "--from", "jsonl", "--format", "nquads", "--threads", "1", "-"])
# Exit code 1 says that some lines were bad; the others are done. Any other is a failure, and the engine tries again.
command = shlex.join(["sh", "-c", f"{extract}; test $? -le 1"])
lines = spark.sparkContext.textFile(articles, shards)
quads = lines.pipe(command, checkCode=True)
# What articles share is said once a shard: distinct within it is enough, since loading and merging make a set anyway.
unique = quads.mapPartitions(lambda quads: iter(sorted(set(quads))))
unique.saveAsTextFile(output, "org.apache.hadoop.io.compress.GzipCodec")
spark.stop()
