"""Makes the small files that the tests read: python3 make.py (Pillow 13, h5py 3.16, NumPy 2.4), in this folder.

Written by programs that have nothing to do with ours, so that what we read is what others write.
"""

import io
import os
import struct
import zlib

import h5py
import numpy as np
from PIL import Image

os.chdir(os.path.dirname(os.path.abspath(__file__)))


def scene(width, height):
    """Smooth colours with an edge, so that nothing in it is symmetrical."""
    y, x = np.mgrid[0:height, 0:width]
    colours = np.stack([x * 255 // max(width - 1, 1), y * 255 // max(height - 1, 1), (x + 2 * y) * 3 % 256], -1)
    colours[: height // 3, : width // 4] = [240, 30, 20]
    return Image.fromarray(colours.astype("uint8"))


def photo(name, image, **options):
    image.save(name, **options)
    if name.endswith(".jpg"):
        # What the Independent JPEG Group's decoder makes of it, as Pillow hands it over.
        Image.open(name).convert("RGB").save(name.replace(".jpg", ".expected.png"), optimize=True)


# Kinds of JPEG, odd sizes on purpose.
for name, options in {
    "jpeg-444": dict(subsampling="4:4:4", quality=92),
    "jpeg-422": dict(subsampling="4:2:2", quality=85),
    "jpeg-420": dict(subsampling="4:2:0", quality=75),
    "jpeg-progressive": dict(progressive=True, quality=80),
    "jpeg-restarts": dict(restart_marker_blocks=2, quality=80),
    "jpeg-rgb": dict(keep_rgb=True, quality=90),
}.items():
    photo(name + ".jpg", scene(45, 37), **options)
photo("jpeg-grey.jpg", scene(45, 37).convert("L"), quality=85)
photo("jpeg-cmyk.jpg", scene(45, 37).convert("CMYK"), quality=85)


def one_scan_a_colour(source, name):
    """Takes a baseline JPEG of 4:4:4 apart into one scan for each colour, as `cjpeg -scans` writes it."""
    planes = [plane for plane in source.convert("YCbCr").split()]
    files = []
    for plane in planes:
        buffer = io.BytesIO()
        plane.save(buffer, "JPEG", quality=85)
        files.append(buffer.getvalue())

    def segments(data):
        at, found = 2, []
        while True:
            length = int.from_bytes(data[at + 2 : at + 4], "big")
            found.append((data[at + 1], data[at + 4 : at + 2 + length]))
            at += 2 + length
            if found[-1][0] == 0xDA:
                return found, data[at:-2]

    def segment(marker, body):
        return bytes([0xFF, marker]) + (len(body) + 2).to_bytes(2, "big") + body

    parts = [segments(data) for data in files]
    out = b"\xff\xd8"
    for marker, body in parts[0][0]:
        if marker == 0xC0:
            body = body[:5] + bytes([3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0])
        if marker != 0xDA:
            out += segment(marker, body)
    for component, (_, data) in enumerate(parts):
        out += segment(0xDA, bytes([1, component + 1, 0, 0, 63, 0])) + data
    open(name, "wb").write(out + b"\xff\xd9")
    Image.open(name).convert("RGB").save(name.replace(".jpg", ".expected.png"), optimize=True)


one_scan_a_colour(scene(45, 37), "jpeg-one-scan-a-colour.jpg")

# Kinds of PNG.
scene(33, 21).quantize(9).save("png-palette.png")
Image.fromarray((np.arange(33 * 21) * 97 % 65536).astype("uint16").reshape(21, 33)).save("png-16-bits.png")
scene(33, 21).convert("1").save("png-1-bit.png")
frames = [scene(20, 20), scene(20, 20).rotate(90)]
frames[0].save("png-animated.png", save_all=True, append_images=frames[1:])

# Pillow writes no interlaced PNG: the seven passes by hand, without filters.
width, height = 13, 11
rgb = (np.arange(3 * width * height) * 7 % 256).astype("uint8").reshape(height, width, 3)
passes = [(0, 0, 8, 8), (0, 4, 8, 8), (4, 0, 8, 4), (0, 2, 4, 4), (2, 0, 4, 2), (0, 1, 2, 2), (1, 0, 2, 1)]
raw = b""
for top, left, down, across in passes:
    for row in rgb[top::down, left::across]:
        if len(row):
            raw += b"\0" + row.tobytes()
chunks = [(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 1)), (b"IDAT", zlib.compress(raw)), (b"IEND", b"")]
with open("png-interlaced.png", "wb") as file:
    file.write(b"\x89PNG\r\n\x1a\n")
    for name, body in chunks:
        file.write(struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)))

# .h5 files: six pictures of 4 x 4.
rng = np.random.default_rng(7)
pixels = rng.integers(0, 256, (6, 4, 4, 3), dtype=np.uint8)
labels = np.array([1, 0, 0, 1, 1, 0])


def h5(name, x=pixels, y=labels, **options):
    with h5py.File(f"h5-{name}.h5", "w", libver=options.pop("libver", None)) as file:
        for part in ["train", "test"]:
            file.create_dataset(f"{part}_set_x", data=x, **options)
            file.create_dataset(f"{part}_set_y", data=y)


h5("plain")
h5("latest", libver="latest")
for kind in ["<u2", ">u2", "<i2", "<i4", ">i8", "<u8", "<f4", ">f4", "<f8"]:
    letter = {"<": "little", ">": "big"}[kind[0]]
    h5(f"{kind[1:]}-{letter}", pixels.astype(kind), labels.astype(kind))
h5("unit", (pixels / 255).astype("f8"), labels.astype(bool))
h5("i1-labels", pixels, labels.astype("i1").reshape(1, 6))
h5("gzip", chunks=(2, 4, 4, 3), compression="gzip", shuffle=True)
h5("lzf", chunks=(3, 2, 4, 3), compression="lzf", fletcher32=True)
h5("minus-one", pixels, labels * 2 - 1)
h5("float16", pixels.astype("f2"))
h5("text", pixels, np.array([b"cat", b"dog", b"dog", b"cat", b"cat", b"dog"]))
h5("65535", pixels.astype("u2") * 257)
h5("standardized", pixels / 127.5 - 1)
h5("colours-first", pixels.transpose(0, 3, 1, 2))
h5("four-colours", np.concatenate([pixels, pixels[..., :1]], -1))
h5("flat", pixels.reshape(6, -1))
h5("not-square", pixels[:, :3])
h5("one-hot", pixels, np.stack([labels, 1 - labels], 1))
h5("nan", np.where(pixels == pixels.max(), np.nan, pixels / 255))
with h5py.File("h5-other-names.h5", "w") as file:
    file.create_dataset("images", data=pixels)
    file.create_dataset("labels", data=labels)
with h5py.File("h5-train-only.h5", "w") as file:
    file.create_dataset("train_set_x", data=pixels)
    file.create_dataset("train_set_y", data=labels)
open("h5.pixels", "wb").write(pixels.tobytes())
