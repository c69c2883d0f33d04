"""Times other implementations on the data of generate.ts and prints one JSON line per row: case, implementation, milliseconds.

Set up and called by bench/statistics.ts. A library that is not installed is left out.
"""
import importlib, json, math, statistics, sys, time
import numpy as np
import pandas as pd


def output(seed, k):
    k = np.asarray(k, dtype=np.uint64)
    s = ((np.uint64(seed) + k * np.uint64(0x6D2B79F5)) & np.uint64(0xFFFFFFFF)).astype(np.uint32)
    t = (s ^ (s >> np.uint32(15))) * (s | np.uint32(1))
    t = (t + (t ^ (t >> np.uint32(7))) * (t | np.uint32(61))) ^ t
    return (t ^ (t >> np.uint32(14))).astype(np.float64) / 4294967296.0


def comparisons(models, n, seed):
    rows = np.arange(n, dtype=np.uint64) * np.uint64(4)
    u = [output(seed, rows + np.uint64(i)) for i in (1, 2, 3, 4)]
    a = np.floor(u[0] * models).astype(np.int64)
    b = np.floor(u[1] * (models - 1)).astype(np.int64)
    b += b >= a
    strength = 2 * np.arange(models) / (models - 1) - 1
    win = u[3] < 1 / (1 + np.exp(strength[b] - strength[a]))
    return a, b, np.where(u[2] < 0.1, 0.5, win.astype(float))


def ratings(annotators, units, missing, seed):
    width = 1 + 3 * annotators
    found = np.empty((units, annotators), np.int8)
    for low in range(0, units, 20000):
        high = min(units, low + 20000)
        base = (np.arange(low, high, dtype=np.uint64) * np.uint64(width))[:, None]
        u = output(seed, base + np.arange(1, width + 1, dtype=np.uint64)[None])
        truth = np.floor(u[:, :1] * 5)
        label = np.where(u[:, 2::3] < 0.7, truth, np.floor(u[:, 3::3] * 5))
        found[low:high] = np.where(u[:, 1::3] < missing, -1, label)
    return found


def sparse_ratings(annotators, units, seed):
    base = np.arange(units, dtype=np.uint64) * np.uint64(10)
    u = [output(seed, base + np.uint64(i)) for i in range(1, 11)]
    truth = np.floor(u[0] * 5).astype(np.int64)
    first = np.floor(u[1] * annotators).astype(np.int64)
    second = np.floor(u[2] * (annotators - 1)).astype(np.int64)
    second += second >= first
    third = np.floor(u[3] * (annotators - 2)).astype(np.int64)
    low, high = np.minimum(first, second), np.maximum(first, second)
    third += third >= low
    third += third >= high
    labels = [np.where(u[2 + 2 * k] < 0.7, truth, np.floor(u[3 + 2 * k] * 5)).astype(np.int64) for k in (1, 2, 3)]
    return np.stack([first, second, third], 1), np.stack(labels, 1)


def optional(name):
    try:
        return importlib.import_module(name)
    except ImportError:
        print(f"{name} is not installed: left out", file=sys.stderr)
        return None


def timed(case, name, work, runs=3):
    times = []
    try:
        for _ in range(runs):
            start = time.perf_counter()
            work()
            times.append(1000 * (time.perf_counter() - start))
    except Exception as error:  # a peer that fails is told, and does not stop the others
        print(f"{name}: {type(error).__name__}: {error}"[:300], file=sys.stderr)
        return
    print(json.dumps({"case": case, "name": name, "ms": statistics.median(times)}), flush=True)


def fastchat_method(frame):
    """Chatbot Arena's maximum likelihood: rows grouped by pair and outcome, L-BFGS-B on weighted logistic loss."""
    from scipy.optimize import minimize

    grouped = frame.groupby(["a", "b", "o"]).size().reset_index(name="n")
    n = int(max(frame.a.max(), frame.b.max())) + 1
    a, b, o, w = (grouped[c].to_numpy() for c in ("a", "b", "o", "n"))

    def loss(theta):
        d = theta[a] - theta[b]
        p = 1 / (1 + np.exp(-d))
        residual = w * (p - o)
        gradient = np.bincount(a, residual, n) - np.bincount(b, residual, n)
        return float((w * (np.logaddexp(0, d) - o * d)).sum()), gradient

    return minimize(loss, np.zeros(n), jac=True, method="L-BFGS-B", options={"gtol": 1e-6}).x


def bootstrap(frame, rounds=100):
    draws = [fastchat_method(frame.sample(frac=1.0, replace=True, random_state=r)) for r in range(rounds)]
    return np.percentile(draws, [2.5, 97.5], axis=0)


def main():
    choix, evalica, krippendorff = optional("choix"), optional("evalica"), optional("krippendorff")
    statsmodels = optional("statsmodels.stats.inter_rater")
    arena, arena_data = optional("arena_rank.models.bradley_terry"), optional("arena_rank.utils.data_utils")
    for models, n in ((20, 100_000), (100, 1_000_000), (1000, 1_000_000)):
        case = f"ratings, {models} models, {n} comparisons"
        a, b, o = comparisons(models, n, models)
        print(json.dumps({"checksum": [int(a.sum()), int(b.sum()), int((o == 0.5).sum())], "case": case}), flush=True)
        frame = pd.DataFrame({"a": a, "b": b, "o": o})
        timed(case, "FastChat's method (SciPy), no intervals", lambda: fastchat_method(frame))
        timed(case, "FastChat's method, intervals by 100 bootstrap rounds", lambda: bootstrap(frame), runs=1)
        if arena and arena_data:
            names = np.array([f"m{i:04d}" for i in range(models)])
            winner = np.where(o == 1, "model_a", np.where(o == 0, "model_b", "tie"))
            battles = pd.DataFrame({"model_a": names[a], "model_b": names[b], "winner": winner})

            def rank():
                data = arena_data.PairDataset.from_pandas(battles)
                arena.BradleyTerry(models).compute_ratings_and_cis(data)

            timed(case, "arena-rank, fit and intervals", rank)
        if evalica:
            winners = [evalica.Winner.X if v == 1 else evalica.Winner.Y if v == 0 else evalica.Winner.Draw for v in o]
            left, right = a.tolist(), b.tolist()
            timed(case, "evalica.bradley_terry, no intervals", lambda: evalica.bradley_terry(left, right, winners), runs=3 if models <= 100 else 1)
        if choix:
            decided = [(x, y) if w == 1 else (y, x) for x, y, w in zip(a.tolist(), b.tolist(), o.tolist()) if w != 0.5]
            timed(case, "choix.ilsr_pairwise (ties dropped), no intervals", lambda: choix.ilsr_pairwise(models, decided), runs=1)
    for annotators, units, missing, seed in ((10, 10_000, 0.2, 10), (50, 100_000, 0.5, 50)):
        case = f"α nominal, {annotators} annotators, {units} units"
        found = ratings(annotators, units, missing, seed)
        print(json.dumps({"checksum": [int(found[found >= 0].sum()), int((found < 0).sum())], "case": case}), flush=True)
        matrix = np.where(found < 0, np.nan, found).astype(float).T.copy()
        if krippendorff:
            alpha = lambda: krippendorff.alpha(matrix, level_of_measurement="nominal")
            timed(case, "fast-krippendorff", alpha)
            print(json.dumps({"case": case, "value": float(alpha())}), flush=True)
    case = "α nominal, 200 annotators, 1000000 units, 3 ratings each"
    who, labels = sparse_ratings(200, 1_000_000, 200)
    print(json.dumps({"checksum": [int(labels.sum()), int(who.sum())], "case": case}), flush=True)
    unit, label = np.repeat(np.arange(1_000_000), 3), labels.ravel()
    counted = lambda: np.bincount(unit * 5 + label, minlength=5_000_000).reshape(1_000_000, 5)
    if krippendorff:
        alpha = lambda: krippendorff.alpha(value_counts=counted(), level_of_measurement="nominal")
        timed(case, "fast-krippendorff, counted by NumPy", alpha)
        print(json.dumps({"case": case, "value": float(alpha())}), flush=True)
    case = "Fleiss κ, 50 annotators, 100000 units"
    found = ratings(50, 100_000, 0, 51)
    if statsmodels:
        timed(case, "statsmodels", lambda: statsmodels.fleiss_kappa(statsmodels.aggregate_raters(found)[0]))


main()
