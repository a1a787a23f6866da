"""Trains tinycoder: `python3 train.py SECONDS THREADS` reads data.json, writes tinycoder.bin.

A llama of 0.63 million weights, small enough to train on one core. It stops by the clock.
"""
import json
import math
import random
import struct
import sys
import time

import torch
import torch.nn.functional as F

BUDGET_S = float(sys.argv[1])
torch.set_num_threads(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
torch.manual_seed(1)
random.seed(1)

DATA = json.load(open('data.json'))
TRAIN, TEST = DATA['train'], DATA['test']
WIDTH, LAYERS, HEADS, HIDDEN, VOCABULARY, CONTEXT = 96, 5, 6, 256, 768, 512
HEAD = WIDTH // HEADS
PEAK_RATE, BATCH, WARM_UP_STEPS = 3e-3, 24, 50
PAD, IGNORED = 2, -100
MATRICES = dict(wq=(WIDTH, WIDTH), wk=(WIDTH, WIDTH), wv=(WIDTH, WIDTH), wo=(WIDTH, WIDTH),
                w1=(HIDDEN, WIDTH), w2=(WIDTH, HIDDEN), w3=(HIDDEN, WIDTH))


def matrix(rows, columns, scale):
    return torch.nn.Parameter(torch.randn(rows, columns) * scale)


def ones():
    return torch.nn.Parameter(torch.ones(WIDTH))


W = {'emb': matrix(VOCABULARY, WIDTH, 0.02), 'on': ones()}
for layer in range(LAYERS):
    for name, (rows, columns) in MATRICES.items():
        # What is added to the residual stream starts small, the more so the deeper the model.
        scale = 0.02 / math.sqrt(2 * LAYERS) if name in ('wo', 'w2') else 0.05
        W[f'{name}{layer}'] = matrix(rows, columns, scale)
    W[f'an{layer}'], W[f'fn{layer}'] = ones(), ones()

FREQUENCIES = 1 / (10000 ** (torch.arange(0, HEAD, 2).float() / HEAD))
ANGLES = torch.outer(torch.arange(CONTEXT).float(), FREQUENCIES)
COS, SIN = ANGLES.cos(), ANGLES.sin()


def norm(x, weight):
    return x * torch.rsqrt((x * x).mean(-1, keepdim=True) + 1e-5) * weight


def rotate(x):
    """Rotary position embedding, on neighbouring pairs as llama.cpp does."""
    length = x.shape[2]
    a, b, cos, sin = x[..., 0::2], x[..., 1::2], COS[:length], SIN[:length]
    return torch.stack((a * cos - b * sin, a * sin + b * cos), -1).flatten(-2)


def forward(ids):
    batch, length = ids.shape
    x = W['emb'][ids]
    mask = torch.full((length, length), float('-inf')).triu(1)
    for layer in range(LAYERS):
        n = norm(x, W[f'an{layer}'])
        q, k, v = [(n @ W[f'{name}{layer}'].T).view(batch, length, HEADS, HEAD).transpose(1, 2)
                   for name in ('wq', 'wk', 'wv')]
        scores = rotate(q) @ rotate(k).transpose(2, 3) / math.sqrt(HEAD) + mask
        seen = torch.softmax(scores, -1) @ v
        x = x + seen.transpose(1, 2).reshape(batch, length, WIDTH) @ W[f'wo{layer}'].T
        n = norm(x, W[f'fn{layer}'])
        gated = F.silu(n @ W[f'w1{layer}'].T) * (n @ W[f'w3{layer}'].T)
        x = x + gated @ W[f'w2{layer}'].T
    return norm(x, W['on']) @ W['emb'].T


def batch_of(examples):
    """Inputs, and the next token wherever it belongs to an answer."""
    length = max(len(example['ids']) for example in examples)
    inputs = torch.full((len(examples), length), PAD)
    targets = torch.full((len(examples), length), IGNORED)
    for row, example in enumerate(examples):
        ids, prompt = example['ids'], example['n']
        inputs[row, :len(ids)] = torch.tensor(ids)
        targets[row, prompt - 1:len(ids) - 1] = torch.tensor(ids[prompt:])
    return inputs, targets


def loss_of(examples):
    inputs, targets = batch_of(examples)
    logits = forward(inputs).reshape(-1, VOCABULARY)
    return F.cross_entropy(logits, targets.reshape(-1), ignore_index=IGNORED)


def exact(examples):
    """Share of the examples whose every answer token is the likeliest, given those before it."""
    with torch.no_grad():
        inputs, targets = batch_of(examples)
        right = (forward(inputs).argmax(-1) == targets) | (targets == IGNORED)
        return right.all(1).float().mean().item()


def save(path):
    with open(path, 'wb') as file:
        def write(tensor):
            file.write(tensor.detach().float().contiguous().numpy().tobytes())
        file.write(struct.pack('7i', WIDTH, HIDDEN, LAYERS, HEADS, HEADS, VOCABULARY, CONTEXT))
        write(W['emb'])
        for name in ('an', 'wq', 'wk', 'wv', 'wo', 'fn', 'w1', 'w2', 'w3'):
            for layer in range(LAYERS):
                write(W[f'{name}{layer}'])
        write(W['on'])


optimizer = torch.optim.AdamW(W.values(), lr=PEAK_RATE, betas=(0.9, 0.95), weight_decay=0.05)
started, step = time.time(), 0
while (elapsed := time.time() - started) <= BUDGET_S:
    decay = 0.05 + 0.95 * 0.5 * (1 + math.cos(math.pi * min(1, elapsed / BUDGET_S)))
    for group in optimizer.param_groups:
        group['lr'] = PEAK_RATE * min(1, step / WARM_UP_STEPS) * decay
    loss = loss_of(random.sample(TRAIN, BATCH))
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(W.values(), 1.0)
    optimizer.step()
    step += 1
    if step % 50 == 0:
        print(f'{elapsed:.0f} s, step {step}: loss {loss.item():.4f}, '
              f'held out {loss_of(TEST).item():.4f}, exact {exact(TEST):.2f}', flush=True)
save('tinycoder.bin')
print(f'{step} steps; exact: train {exact(TRAIN):.2f}, held out {exact(TEST):.2f}')
