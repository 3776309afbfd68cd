"""Put the frames of `ui-tests/screenshots/animation.spec.ts` into one animated picture.

A GIF, because GitHub, PyPI and every viewer of Markdown show it. It is small because all
frames share the few colors of a window, and each contains only what changed.
"""

import json
from pathlib import Path

from PIL import Image

CHECKOUT = Path(__file__).resolve().parent.parent
FRAMES = CHECKOUT / ".cache" / "animation"
ANIMATION = CHECKOUT / "docs" / "screenshots" / "copy-and-curl.gif"
COLORS = 256


def main() -> None:
    """Write the animation, and say how large it is."""
    shown = json.loads((FRAMES / "frames.json").read_text())
    frames = [Image.open(FRAMES / frame["file"]).convert("RGB") for frame in shown]
    palette = palette_of(frames)
    first, *rest = [frame.quantize(palette=palette, dither=Image.Dither.NONE) for frame in frames]
    durations = [frame["milliseconds"] for frame in shown]
    first.save(ANIMATION, save_all=True, append_images=rest, duration=durations, loop=0)
    size = ANIMATION.stat().st_size / 1e6
    print(f"{ANIMATION.name}: {len(frames)} frames, {sum(durations) / 1000:.1f} s, {size:.2f} MB")


def palette_of(frames: list[Image.Image]) -> Image.Image:
    """The most frequent colors of all frames."""
    width, height = frames[0].size
    # The last frame has most of them; the others add the palette's and the buttons'.
    chosen = [frames[0], frames[len(frames) // 4], frames[len(frames) // 2], frames[-1]]
    together = Image.new("RGB", (width, height * len(chosen)))
    for index, frame in enumerate(chosen):
        together.paste(frame, (0, height * index))
    return together.quantize(COLORS)


if __name__ == "__main__":
    main()
