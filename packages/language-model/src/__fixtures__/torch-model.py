"""Makes torch-model.json: a GPT-2-like model in torch, its logits, loss and gradients, and its numbers after two AdamW steps with clipping.

The model is written out below with torch's own operations and autograd, in float64; its numbers are those of a formula, so that they need not be
stored. Of gradients and numbers every seventh is kept. Run with torch 1.13 (Debian's python3-torch):

    /usr/bin/python3 torch-model.py > torch-model.json
"""
import json
import math
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
V, D, LAYERS, HEADS, CONTEXT = 13, 8, 2, 2, 5
BATCHES = [([[3, 1, 4, 1, 5], [9, 2, 6, 5, 3]], [[1, 4, 1, 5, 9], [2, 6, 5, 3, 5]]),
           ([[8, 9, 7, 9, 3], [2, 3, 8, 4, 6]], [[9, 7, 9, 3, 2], [3, 8, 4, 6, 2]])]


def shapes(positions):
    yield 'wte.weight', (V, D)
    if positions == 'learned':
        yield 'wpe.weight', (CONTEXT, D)
    for i in range(LAYERS):
        for name, inputs, outputs in [('ln_1', 1, D), ('attn.c_attn', D, 3 * D), ('attn.c_proj', D, D),
                                      ('ln_2', 1, D), ('mlp.c_fc', D, 4 * D), ('mlp.c_proj', 4 * D, D)]:
            yield f'h.{i}.{name}.weight', (inputs, outputs)
            yield f'h.{i}.{name}.bias', (1, outputs)
    yield 'ln_f.weight', (1, D)
    yield 'ln_f.bias', (1, D)


def make(positions):
    tables, index = {}, 0
    for name, shape in shapes(positions):
        numbers = [0.4 * math.sin(1.7 * (index + k) + 0.3) + (1.0 if 'ln_' in name and name.endswith('weight') else 0.0)
                   for k in range(shape[0] * shape[1])]
        index += len(numbers)
        tables[name] = torch.tensor(numbers).float().double().reshape(shape).requires_grad_()
    return tables


def rotate(x):
    """RoPE on halves, x: batch, heads, length, n."""
    n = x.shape[-1]
    angles = torch.arange(x.shape[-2])[:, None] * 10000.0 ** (-2 * torch.arange(n // 2) / n)
    a, b = x[..., : n // 2], x[..., n // 2:]
    return torch.cat([a * angles.cos() - b * angles.sin(), b * angles.cos() + a * angles.sin()], -1)


def forward(t, ids, positions):
    x = t['wte.weight'][ids]
    batch, length = ids.shape
    if positions == 'learned':
        x = x + t['wpe.weight'][:length]
    if positions == 'sinusoidal':
        angles = torch.arange(length)[:, None] * 10000.0 ** (-2 * torch.arange(D // 2) / D)
        x = x + torch.stack([angles.sin(), angles.cos()], -1).reshape(length, D)
    for i in range(LAYERS):
        p = lambda name: t[f'h.{i}.{name}']
        h = F.layer_norm(x, (D,), p('ln_1.weight')[0], p('ln_1.bias')[0])
        q, k, v = [y.reshape(batch, length, HEADS, D // HEADS).transpose(1, 2)
                   for y in (h @ p('attn.c_attn.weight') + p('attn.c_attn.bias')).split(D, -1)]
        if positions == 'rope':
            q, k = rotate(q), rotate(k)
        scores = q @ k.transpose(-1, -2) / math.sqrt(D // HEADS)
        scores = scores.masked_fill(torch.ones(length, length).triu(1).bool(), -math.inf)
        h = (scores.softmax(-1) @ v).transpose(1, 2).reshape(batch, length, D)
        x = x + h @ p('attn.c_proj.weight') + p('attn.c_proj.bias')
        h = F.layer_norm(x, (D,), p('ln_2.weight')[0], p('ln_2.bias')[0])
        h = h @ p('mlp.c_fc.weight') + p('mlp.c_fc.bias')
        h = 0.5 * h * (1 + torch.tanh(math.sqrt(2 / math.pi) * (h + 0.044715 * h ** 3)))
        x = x + h @ p('mlp.c_proj.weight') + p('mlp.c_proj.bias')
    return F.layer_norm(x, (D,), t['ln_f.weight'][0], t['ln_f.bias'][0]) @ t['wte.weight'].T


def flat(tensors):
    return torch.cat([tensor.detach().reshape(-1) for tensor in tensors])


def plain(tensor):
    return [float(f'{value:.8g}') for value in tensor.tolist()]


cases = []
for positions in ['learned', 'sinusoidal', 'rope']:
    tables = make(positions)
    groups = [{'params': [t for t in tables.values() if t.shape[0] > 1], 'weight_decay': 0.1},
              {'params': [t for t in tables.values() if t.shape[0] == 1], 'weight_decay': 0.0}]
    optimizer = torch.optim.AdamW(groups, lr=0.01, betas=(0.9, 0.95))
    case = {'positions': positions, 'losses': []}
    for step, (ids, targets) in enumerate(BATCHES):
        logits = forward(tables, torch.tensor(ids), positions)
        loss = F.cross_entropy(logits.reshape(-1, V), torch.tensor(targets).reshape(-1))
        optimizer.zero_grad()
        loss.backward()
        case['losses'].append(float(f'{loss.item():.8g}'))
        if step == 0:
            case['logits'] = plain(logits.detach()[1, -1])
            case['gradient'] = plain(flat([t.grad for t in tables.values()])[::7])
        torch.nn.utils.clip_grad_norm_(list(tables.values()), 0.5)
        optimizer.step()
    case['parameters'] = plain(flat(tables.values())[::7])
    cases.append(case)
print(json.dumps({'batches': BATCHES, 'cases': cases}))
