"""Makes torch-cases.json: what torch computes where ../shared/data/golden/positions has no numbers.

Optimizers over steps in which rows come and go, norms at their bound, layer normalization, bags with ties and sample weights, clipping, tied tables, LoRA,
and the input sums, each with all its gradients by autograd: in float64, from numbers that float32 holds, since float32 loses digits where terms cancel.
Run with torch 1.13.1 (Debian's python3-torch):

    /usr/bin/python3 torch-cases.py > torch-cases.json
"""
import json
import torch
import torch.nn.functional as F

torch.manual_seed(5)
torch.set_default_dtype(torch.float64)


def randn(*shape, requires_grad=False):
    return torch.randn(*shape).float().double().requires_grad_(requires_grad)


def plain(value):
    """Tensors as nested lists of numbers with the nine digits of a float32."""
    if isinstance(value, torch.Tensor):
        value = value.detach().tolist()
    if isinstance(value, dict):
        return {key: plain(entry) for key, entry in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(entry) for entry in value]
    return float(f"{value:.9g}") if isinstance(value, float) else value


def gradients(loss, tensors):
    return torch.autograd.grad(loss, tensors)


# Optimizers: the gradient of each step is of some rows; the third step's is tiny, so that ε counts.
ROWS, COLUMNS = 5, 3
STEP_ROWS = [[0, 2, 4], [2, 3], [0, 3], [1, 2, 3], [0, 4]]
STEPS = [(rows, (randn(len(rows), COLUMNS) * (1e-7 if i == 2 else 1)).float().double()) for i, rows in enumerate(STEP_ROWS)]
TABLE = randn(ROWS, COLUMNS)


def dense(rows, values):
    gradient = torch.zeros(ROWS, COLUMNS)
    gradient[rows] = values
    return gradient


def sparse(rows, values):
    return torch.sparse_coo_tensor(torch.tensor([rows]), values, (ROWS, COLUMNS)).coalesce()


def run(make, gradient_of):
    table = torch.nn.Parameter(TABLE.clone())
    optimizer = make([table])
    after = []
    for rows, values in STEPS:
        table.grad = gradient_of(rows, values)
        optimizer.step()
        after.append(plain(table))
    return after


def run_rows(make):
    """Each row a parameter of its own, which has no gradient in the steps that leave it out: a sparse step."""
    table = [torch.nn.Parameter(row.clone()) for row in TABLE]
    optimizer = make(table)
    after = []
    for rows, values in STEPS:
        for parameter in table:
            parameter.grad = None
        for row, value in zip(rows, values):
            table[row].grad = value.clone()
        optimizer.step()
        after.append(plain(torch.stack(list(table))))
    return after


def run_sparse_adamw(learning_rate, weight_decay):
    table = torch.nn.Parameter(TABLE.clone())
    optimizer = torch.optim.SparseAdam([table], lr=learning_rate)
    after = []
    for rows, values in STEPS:
        with torch.no_grad():
            table[rows] *= 1 - learning_rate * weight_decay
        table.grad = sparse(rows, values)
        optimizer.step()
        after.append(plain(table))
    return after


SGD, ADAGRAD, RMSPROP = torch.optim.SGD, torch.optim.Adagrad, torch.optim.RMSprop
ADAM, ADAMW = torch.optim.Adam, torch.optim.AdamW
optimizers = [
    ("sgd", "dense", {"learningRate": 0.1, "weightDecay": 0.2}, run(lambda p: SGD(p, lr=0.1, weight_decay=0.2), dense)),
    ("sgd", "dense", {"learningRate": 0.1, "momentum": 0.9}, run(lambda p: SGD(p, lr=0.1, momentum=0.9), dense)),
    ("sgd", "dense", {"learningRate": 0.1, "momentum": 0.9, "nesterov": True, "weightDecay": 0.2},
     run(lambda p: SGD(p, lr=0.1, momentum=0.9, nesterov=True, weight_decay=0.2), dense)),
    ("adagrad", "dense", {"learningRate": 0.1, "learningRateDecay": 0.3, "weightDecay": 0.2, "initialSquares": 0.5},
     run(lambda p: ADAGRAD(p, lr=0.1, lr_decay=0.3, weight_decay=0.2, initial_accumulator_value=0.5), dense)),
    ("rmsprop", "dense", {"learningRate": 0.1, "decay": 0.8, "weightDecay": 0.2},
     run(lambda p: RMSPROP(p, lr=0.1, alpha=0.8, weight_decay=0.2), dense)),
    ("adam", "dense", {"learningRate": 0.1, "beta1": 0.8, "beta2": 0.95, "weightDecay": 0.2},
     run(lambda p: ADAM(p, lr=0.1, betas=(0.8, 0.95), weight_decay=0.2), dense)),
    ("adamW", "dense", {"learningRate": 0.1}, run(lambda p: ADAMW(p, lr=0.1), dense)),
    ("sgd", "sparse", {"learningRate": 0.1}, run(lambda p: SGD(p, lr=0.1), sparse)),
    ("sgd", "sparse", {"learningRate": 0.1, "momentum": 0.9}, run_rows(lambda p: SGD(p, lr=0.1, momentum=0.9))),
    ("sgd", "sparse", {"learningRate": 0.1, "momentum": 0.9, "nesterov": True, "weightDecay": 0.2},
     run_rows(lambda p: SGD(p, lr=0.1, momentum=0.9, nesterov=True, weight_decay=0.2))),
    ("adagrad", "sparse", {"learningRate": 0.1, "learningRateDecay": 0.3},
     run(lambda p: ADAGRAD(p, lr=0.1, lr_decay=0.3), sparse)),
    ("rmsprop", "sparse", {"learningRate": 0.1, "decay": 0.8}, run_rows(lambda p: RMSPROP(p, lr=0.1, alpha=0.8))),
    ("adam", "sparse", {"learningRate": 0.1}, run(lambda p: torch.optim.SparseAdam(p, lr=0.1), sparse)),
    ("adamW", "sparse", {"learningRate": 0.1, "weightDecay": 0.2}, run_sparse_adamw(0.1, 0.2)),
]

# Rows below, at and above the bound, of no length and of hardly any, each looked up more than once.
NORM_ROWS = torch.tensor([[3.0, 4.0], [3.0, 4.000001], [0.0, 0.0], [1e-30, 0.0], [-60.0, 80.0], [30.0, -40.0]]).float().double()
NORM_IDS = [0, 1, 1, 2, 3, 4, 4]


def renormalized(max_norm, norm_type):
    table = NORM_ROWS.clone()
    out = F.embedding(torch.tensor(NORM_IDS), table, max_norm=max_norm, norm_type=norm_type)
    return {"maxNorm": max_norm, "normType": norm_type, "out": out, "after": table}


norms = [renormalized(*case) for case in [(5.0, 2.0), (5.0, 1.0), (4.0, float("inf")), (5.0, 3.0), (5.0, 0.5), (1e-9, 2.0)]]
for case in norms:
    case["normType"] = "Infinity" if case["normType"] == float("inf") else case["normType"]

# Layer normalization; the second row has no variance.
ln_x = randn(3, 5, requires_grad=True)
with torch.no_grad():
    ln_x[1] = 0.5
ln_scale, ln_shift = randn(5, requires_grad=True), randn(5, requires_grad=True)
ln_upstream = randn(3, 5)
layer_norms = []
for epsilon in [1e-5, 1e-12]:
    y = F.layer_norm(ln_x, (5,), ln_scale, ln_shift, epsilon)
    dx, dscale, dshift = gradients((y * ln_upstream).sum(), [ln_x, ln_scale, ln_shift])
    layer_norms.append({"epsilon": epsilon, "out": y, "activations": dx, "scale": dscale, "shift": dshift})

# Bags: the first of equal rows is the largest; rows 1 and 4 are equal, so are some columns of 0 and 2.
bag_table = randn(5, 4)
bag_table[4] = bag_table[1]
bag_table[2, :2] = bag_table[0, :2]
BAG_IDS, BAG_STARTS = [4, 1, 0, 2, 2, 3, 3, 3, 1], [0, 2, 2, 5, 7, 9]
bag_weights, bag_upstream = randn(9), randn(5, 4)
bags = []
for mode, padding, weighted in [("max", None, False), ("max", 3, False), ("mean", 3, False), ("sum", 3, True), ("sum", None, True)]:
    table = bag_table.clone().requires_grad_()
    weights = bag_weights.clone().requires_grad_() if weighted else None
    out = F.embedding_bag(torch.tensor(BAG_IDS), table, torch.tensor(BAG_STARTS), mode=mode, padding_idx=padding,
                          per_sample_weights=weights, include_last_offset=True)
    found = gradients((out * bag_upstream).sum(), [table, weights] if weighted else [table])
    bags.append({"mode": mode, "paddingId": padding, "isWeighted": weighted, "out": out, "gradient": found[0],
                 "sampleWeights": found[1] if weighted else None})
# embedding_bag's own kernel for this divides by the counts of other ids (see golden.ts): nn.Embedding's, summed by hand.
for mode in ["sum", "mean"]:
    table = bag_table.clone().requires_grad_()
    found = F.embedding(torch.tensor(BAG_IDS), table, scale_grad_by_freq=True)
    spans = list(zip(BAG_STARTS, BAG_STARTS[1:]))
    rows = [found[a:b].sum(0) / (max(1, b - a) if mode == "mean" else 1) for a, b in spans]
    out = torch.stack(rows)
    bags.append({"mode": mode, "paddingId": None, "isWeighted": False, "scaleByFrequency": True, "out": out,
                 "gradient": gradients((out * bag_upstream).sum(), [table])[0], "sampleWeights": None})

# Clipping of two gradients together.
CLIP = [randn(2, 3) * 2, randn(4)]


def clipped(clip):
    parameters = [torch.nn.Parameter(torch.zeros_like(values)) for values in CLIP]
    for parameter, values in zip(parameters, CLIP):
        parameter.grad = values.clone()
    total = clip(parameters)
    return {"total": None if total is None else float(total), "after": [parameter.grad.flatten() for parameter in parameters]}


clips = [{"maxNorm": bound, "normType": "Infinity" if kind == float("inf") else kind,
          **clipped(lambda p: torch.nn.utils.clip_grad_norm_(p, bound, norm_type=kind))}
         for bound, kind in [(1.0, 2.0), (100.0, 2.0), (1.0, 1.0), (1.0, float("inf")), (1.0, 3.0)]]
clips.append({"limit": 0.7, **clipped(lambda p: torch.nn.utils.clip_grad_value_(p, 0.7))})

# A table at the input and at the output, with a square in between.
tied_table, tied_bias = randn(5, 3, requires_grad=True), randn(5, requires_grad=True)
TIED_IDS = [4, 1, 4, 0]
tied_upstream = randn(4, 5)
hidden = F.embedding(torch.tensor(TIED_IDS), tied_table) ** 2
logits = F.linear(hidden, tied_table, tied_bias)
tied_dtable, tied_dbias, tied_dhidden = gradients((logits * tied_upstream).sum(), [tied_table, tied_bias, hidden])

# LoRA on a table, after the paper; a and b as they stand in @firth/embedding.
lora_w, lora_a, lora_b = randn(4, 3), randn(4, 2, requires_grad=True), randn(2, 3, requires_grad=True)
LORA_IDS, LORA_ALPHA = [3, 0, 3], 5.0
lora_upstream = randn(3, 3)
lora_out = lora_w[LORA_IDS] + LORA_ALPHA / 2 * lora_a[LORA_IDS] @ lora_b
lora_da, lora_db = gradients((lora_out * lora_upstream).sum(), [lora_a, lora_b])

# Input sums: two sequences of three tokens, at positions as RoBERTa counts them and behind a cache.
words, places, segments = (randn(rows, 4, requires_grad=True) for rows in (5, 6, 2))
INPUT_IDS, SEGMENT_IDS, POSITION_IDS = [2, 4, 1, 0, 2, 2], [0, 0, 1, 1, 0, 1], [2, 3, 1, 2, 3, 4]
input_upstream = randn(6, 4)
norm_scale, norm_shift = randn(4, requires_grad=True), randn(4, requires_grad=True)
bert = F.layer_norm(F.embedding(torch.tensor(INPUT_IDS), words, padding_idx=1) + places[POSITION_IDS] + segments[SEGMENT_IDS],
                    (4,), norm_scale, norm_shift, 1e-12)
bert_gradients = gradients((bert * input_upstream).sum(), [words, places, segments, norm_scale, norm_shift])
gpt2 = words[INPUT_IDS] + places[[3, 4, 5, 3, 4, 5]]
gpt2_gradients = gradients((gpt2 * input_upstream).sum(), [words, places])

cases = {
    "torch": torch.__version__,
    "optimizers": {"table": TABLE, "steps": [{"rows": rows, "values": values} for rows, values in STEPS],
                   "cases": [{"name": name, "gradient": kind, "options": options, "after": after}
                             for name, kind, options, after in optimizers]},
    "norms": {"table": NORM_ROWS, "ids": NORM_IDS, "cases": norms},
    "layerNorms": {"activations": ln_x, "scale": ln_scale, "shift": ln_shift, "upstream": ln_upstream, "cases": layer_norms},
    "bags": {"table": bag_table, "ids": BAG_IDS, "starts": BAG_STARTS, "sampleWeights": bag_weights, "upstream": bag_upstream,
             "cases": bags},
    "clips": {"gradients": [values.flatten() for values in CLIP], "cases": clips},
    "tied": {"table": tied_table, "bias": tied_bias, "ids": TIED_IDS, "upstream": tied_upstream, "logits": logits,
             "tableGradient": tied_dtable, "biasGradient": tied_dbias, "hiddenGradient": tied_dhidden},
    "lora": {"table": lora_w, "a": lora_a, "b": lora_b, "alpha": LORA_ALPHA, "ids": LORA_IDS, "upstream": lora_upstream,
             "out": lora_out, "merged": lora_w + LORA_ALPHA / 2 * lora_a @ lora_b, "aGradient": lora_da, "bGradient": lora_db},
    "inputs": {"words": words, "positions": places, "segments": segments, "scale": norm_scale, "shift": norm_shift,
               "ids": INPUT_IDS, "typeIds": SEGMENT_IDS, "positionIds": POSITION_IDS, "paddingId": 1, "upstream": input_upstream,
               "bert": bert, "bertGradients": bert_gradients, "gpt2Start": 3, "gpt2": gpt2, "gpt2Gradients": gpt2_gradients},
}
print("{\n" + ",\n".join(f'"{name}": {json.dumps(plain(case))}' for name, case in cases.items()) + "\n}")
