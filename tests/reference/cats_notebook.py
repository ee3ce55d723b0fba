# The cat classifier in the style of the course's Python original, as a notebook for a Python kernel: `cargo bench --bench kernels`
# runs it beside chapter 4. `# %%` begins a cell, `# %% training` one that trains and may take its time.

# %%
import os

import matplotlib.pyplot as plt
import numpy as np

# %%
def load(path):
    numbers = np.fromfile(path, dtype=np.uint8)
    m, n_x = numbers[:16].view("<u8")
    y = numbers[16 : 16 + m].astype(float).reshape(1, m)
    return numbers[16 + m :].reshape(m, 64, 64, 3), y


train_pictures, train_y = load(os.environ["COURSE_TRAINING"])
test_pictures, test_y = load(os.environ["COURSE_TEST"])
print(train_pictures.shape, train_y.shape, test_pictures.shape, test_y.shape)

# %%
figure, places = plt.subplots(3, 8, figsize=(10, 4))
for i, place in enumerate(places.ravel()):
    place.imshow(train_pictures[i])
    place.set_title("cat" if train_y[0, i] else "other", fontsize=8)
    place.axis("off")
plt.show()

# %%
picture = train_pictures[1]
figure, places = plt.subplots(1, 4, figsize=(10, 3))
places[0].imshow(picture)
for channel in range(3):
    places[channel + 1].imshow(picture[:, :, channel], cmap="gray")
plt.show()

# %%
train_x = train_pictures.reshape(len(train_pictures), -1).T / 255
test_x = test_pictures.reshape(len(test_pictures), -1).T / 255
print(train_x.shape, train_x[:6, 1])

# %%
def sigmoid(z):
    return 1 / (1 + np.exp(-z))


print(sigmoid(np.array([-2.0, 0.0, 2.0])))

# %%
def initialize(n_x):
    return np.zeros((n_x, 1)), 0.0


w, b = initialize(train_x.shape[0])
print(w.shape, b)

# %%
def propagate(w, b, x, y):
    m = x.shape[1]
    a = sigmoid(np.dot(w.T, x) + b)
    cost = -np.mean(y * np.log(a) + (1 - y) * np.log(1 - a))
    return np.dot(x, (a - y).T) / m, np.sum(a - y) / m, cost


x = np.array([[1.0, 2.0, -1.0], [3.0, -0.5, -3.2]])
y = np.array([[1, 0, 1]])
dw, db, cost = propagate(np.array([[0.3], [-0.4]]), 0.1, x, y)
print(dw, db, cost)

# %%
h = 1e-5
above = propagate(np.array([[0.3], [-0.4]]), 0.1 + h, x, y)[2]
below = propagate(np.array([[0.3], [-0.4]]), 0.1 - h, x, y)[2]
print(db, (above - below) / (2 * h))

# %%
def optimize(w, b, x, y, iterations, learning_rate):
    costs = []
    for i in range(iterations):
        dw, db, cost = propagate(w, b, x, y)
        w = w - learning_rate * dw
        b = b - learning_rate * db
        if i % 100 == 0:
            costs.append(cost)
            print(f"cost after iteration {i}: {cost:.6f}")
    return w, b, costs


# %% training
w, b, costs = optimize(w, b, train_x, train_y, 2000, 0.005)

# %%
plt.plot(np.arange(len(costs)) * 100, costs)
plt.xlabel("iteration")
plt.ylabel("cost")
plt.show()

# %%
def predict(w, b, x):
    return (sigmoid(np.dot(w.T, x) + b) > 0.5).astype(float)


for name, x, y in [("train", train_x, train_y), ("test", test_x, test_y)]:
    print(name, 100 - np.mean(np.abs(predict(w, b, x) - y)) * 100, "%")

# %%
weights = w.reshape(64, 64, 3).sum(axis=2)
plt.imshow(weights, cmap="RdBu")
plt.axis("off")
plt.show()

# %%
answers = sigmoid(np.dot(w.T, test_x) + b)
figure, places = plt.subplots(3, 7, figsize=(10, 5))
for i, place in enumerate(places.ravel()):
    place.imshow(test_pictures[i])
    place.set_title(f"{answers[0, i]:.2f}", fontsize=8)
    place.axis("off")
plt.show()

# %%
wrong = np.flatnonzero(predict(w, b, test_x) != test_y)
figure, places = plt.subplots(1, max(len(wrong), 2), figsize=(10, 2))
for i, place in zip(wrong, places):
    place.imshow(test_pictures[i])
    place.axis("off")
plt.show()

# %% training
curves = {}
for learning_rate in [0.01, 0.001, 0.0001]:
    curves[learning_rate] = optimize(*initialize(train_x.shape[0]), train_x, train_y, 1500, learning_rate)[2]

# %%
for learning_rate, costs in curves.items():
    plt.plot(np.arange(len(costs)) * 100, costs, label=str(learning_rate))
plt.xlabel("iteration")
plt.ylabel("cost")
plt.legend()
plt.show()
