"""Makes fonts/: web fonts (woff2), static instances for drawing (ttf) and fonts.toml. Run by rebuild.mjs."""

import json
import shutil
import tempfile
from pathlib import Path

from fontTools import subset
from fontTools.merge import Merger
from fontTools.merge import Options as MergeOptions
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

HERE = Path(__file__).parent
PACKAGES = HERE / "node_modules" / "@fontsource-variable"
OUT = HERE / "fonts"

LARGE = 40 * 1024  # a web font above this is subset again
WEB_WEIGHTS = (400, 800)  # pages use no lighter weight, and the light master is a quarter of a file
NARROWER = {"newsreader": (400, 700)}
DISPLAY, TEXT, HEAVY = 650, 450, 800

# id: (kind of fallback, weights of the static instances by the end of the file name)
FONTS = {
    "archivo": ("sans", {"": DISPLAY}),
    "bitter": ("serif", {"": DISPLAY}),
    "bodoni-moda": ("serif", {"": DISPLAY}),
    "bricolage-grotesque": ("sans", {"": DISPLAY}),
    "cormorant": ("serif", {"": DISPLAY}),
    "epilogue": ("sans", {"": HEAVY}),
    "figtree": ("sans", {"": TEXT}),
    "fraunces": ("serif", {"": DISPLAY}),
    "geist": ("sans", {"": DISPLAY, "-text": TEXT}),
    "geist-mono": ("mono", {"": TEXT}),
    "hanken-grotesk": ("sans", {"": TEXT}),
    "instrument-sans": ("sans", {"": TEXT}),
    "inter-tight": ("sans", {"": DISPLAY, "-text": TEXT}),
    "newsreader": ("serif", {"": DISPLAY, "-text": TEXT}),
    "public-sans": ("sans", {"": TEXT}),
    "rubik": ("sans", {"": DISPLAY}),
    "unbounded": ("sans", {"": DISPLAY}),
}

# The weight that the themes set their headings in, and those who set them in capitals: what fallbacks are fitted to.
HEADINGS = {
    "archivo": 660, "bitter": 720, "bodoni-moda": 560, "bricolage-grotesque": 640, "cormorant": 560, "epilogue": 800,
    "fraunces": 560, "geist": 600, "inter-tight": 560, "newsreader": 500, "rubik": 640, "unbounded": 560,
}  # fmt: skip
CAPITALS = ["epilogue"]
STRONG = 600  # the weight of buttons and of what is set off in text

# Average advance of English text in em. Liberation Sans, Serif and Mono have the widths of Arial,
# Times New Roman and Courier New; measured with `average_advance` below from Liberation 1.07.
BASES = {
    "sans": ("Arial", 0.43958, "Arial Bold", 0.47540),
    "serif": ("Times New Roman", 0.39831, "Times New Roman Bold", 0.42395),
    "mono": ("Courier New", 0.60010, "Courier New Bold", 0.60010),
}
BOLD_CAPITALS = {"sans": 0.60056, "serif": 0.60800}

# How often a letter stands in English text, in percent; the space comes first.
FREQUENCY = {
    " ": 18.3, "e": 10.3, "t": 7.5, "a": 6.5, "o": 6.2, "n": 5.7, "i": 5.7, "s": 5.3, "r": 5.0,
    "h": 5.0, "l": 3.3, "d": 3.3, "u": 2.3, "c": 2.2, "m": 2.0, "f": 2.0, "w": 1.7, "g": 1.6,
    "p": 1.5, "y": 1.4, "b": 1.3, "v": 0.8, "k": 0.6, "x": 0.1, "j": 0.1, "q": 0.1, "z": 0.1,
}  # fmt: skip

WEB_FEATURES = "kern liga clig calt ccmp locl mark mkmk rlig rvrn case frac numr dnom sups subs ordn zero"
WEB_FEATURES += " lnum onum pnum tnum"
DRAW_FEATURES = ["kern", "ccmp", "locl", "mark", "mkmk", "rvrn"]

LATIN = set(range(0x20, 0x7F)) | set(range(0xA0, 0x100))
LATIN |= {0x131, 0x152, 0x153, 0x2C6, 0x2DA, 0x2DC, 0x2190, 0x2191, 0x2192, 0x2193}
LATIN |= {0x2009, 0x200A, 0x200B, 0x200D, 0x202F, 0x2011, 0x20AC, 0x2122, 0x2212, 0x2215}
LATIN |= set(range(0x2010, 0x2028)) | {0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x2044}
LATIN_EXT = set(range(0x100, 0x180)) | set(range(0x218, 0x21C)) | {0x1E9E}


def package_file(name, part):
    return PACKAGES / name / "files" / f"{name}-{part}-wght-normal.woff2"


def open_font(path):
    return TTFont(path, recalcTimestamp=False)


def weights(font):
    axis = next(axis for axis in font["fvar"].axes if axis.axisTag == "wght")
    return int(axis.minValue), int(axis.maxValue), int(axis.defaultValue)


def shrink(font, unicodes, features, hinting=False):
    options = subset.Options()
    options.layout_features = features
    options.hinting = hinting
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.recalc_timestamp = False
    worker = subset.Subsetter(options)
    worker.populate(unicodes=unicodes)
    worker.subset(font)
    return font


def save_woff2(font, path):
    font.flavor = "woff2"
    font.save(path)


def web_font(name, part):
    """Copies the package's file, or writes a smaller one where that pays."""
    source = package_file(name, part)
    if not source.exists():
        return None
    target = OUT / f"{name}-{part}.woff2"
    font = open_font(source)
    low, high, default = weights(font)
    if part == "latin" and source.stat().st_size > LARGE:
        shrink(font, LATIN, WEB_FEATURES.split())
    limits = NARROWER.get(name, WEB_WEIGHTS)
    span = (max(low, limits[0]), min(high, limits[1]))
    if span != (low, high):
        font = instancer.instantiateVariableFont(font, {"wght": (span[0], min(max(default, span[0]), span[1]), span[1])})
    save_woff2(font, target)
    if target.stat().st_size > 0.95 * source.stat().st_size:
        shutil.copyfile(source, target)
    return target


def rename(font, family):
    postscript = family.title().replace(" ", "").replace("-", "")
    names = {1: family, 2: "Regular", 3: postscript, 4: family, 6: postscript}
    table = font["name"]
    table.names = [record for record in table.names if record.nameID in (0, 13, 14)]
    for name_id, text in names.items():
        table.setName(text, name_id, 3, 1, 0x409)


def static_font(name, weight, target, family):
    """One weight of Latin and Latin Extended-A in one file, under a name of its own."""
    with tempfile.TemporaryDirectory() as folder:
        pieces = []
        seen = set()
        for part, wanted in (("latin", LATIN), ("latin-ext", LATIN_EXT)):
            source = package_file(name, part)
            if not source.exists():
                continue
            font = open_font(source)
            low, high, _ = weights(font)
            font = instancer.instantiateVariableFont(font, {"wght": min(max(weight, low), high)})
            shrink(font, (wanted & set(font.getBestCmap())) - seen, DRAW_FEATURES)
            seen |= wanted
            font.flavor = None
            for tag in ("STAT", "meta", "DSIG", "gasp", "prep"):
                if tag in font:
                    del font[tag]
            piece = Path(folder) / f"{part}.ttf"
            font.save(piece)
            pieces.append(str(piece))
        font = Merger(MergeOptions(drop_tables=["vhea", "vmtx", "VORG"])).merge(pieces)
    rename(font, family)
    font["OS/2"].usWeightClass = 400
    font["OS/2"].fsSelection = (font["OS/2"].fsSelection & ~0x21) | 0x40
    font["head"].macStyle = 0
    font["post"].formatType = 3.0  # no glyph names
    font.recalcTimestamp = False
    original = open_font(package_file(name, "latin"))
    font["head"].created = original["head"].created
    font["head"].modified = original["head"].modified
    font.save(target)


def average_advance(font, capitals=False):
    cmap, advances = font.getBestCmap(), font["hmtx"]
    letters = {letter.upper() if capitals else letter: share for letter, share in FREQUENCY.items()}
    total = sum(share * advances[cmap[ord(letter)]][0] for letter, share in letters.items())
    return total / sum(letters.values()) / font["head"].unitsPerEm


def instance(name, weight):
    font = open_font(package_file(name, "latin"))
    low, high, _ = weights(font)
    return instancer.instantiateVariableFont(font, {"wght": min(max(weight, low), high)})


def fallback(name, weight, base, base_advance, capitals=False):
    """Makes the system font take the same room as the web font until that has loaded."""
    font = instance(name, weight)
    adjust = average_advance(font, capitals) / base_advance
    em = font["head"].unitsPerEm * adjust
    use_typo = font["OS/2"].fsSelection & 0x80
    if use_typo:
        os2 = font["OS/2"]
        ascent, descent, gap = os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap
    else:
        hhea = font["hhea"]
        ascent, descent, gap = hhea.ascent, hhea.descent, hhea.lineGap
    return {
        "base": base,
        "ascent_override": round(100 * ascent / em, 2),
        "descent_override": round(100 * abs(descent) / em, 2),
        "line_gap_override": round(100 * gap / em, 2),
        "size_adjust": round(100 * adjust, 2),
        "zero": round(font["hmtx"][font.getBestCmap()[ord("0")]][0] / font["head"].unitsPerEm, 3),
    }


def table(header, values):
    lines = [header]
    lines += [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]
    return "\n".join(lines) + "\n"


def drawn(instances):
    """The weight in which pictures have the face's headings: its text's where it has none."""
    return next((it for it in instances.values() if it != TEXT), TEXT)


def main():
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir()
    toml = ["# Written by fonts.py. Percentages are for @font-face descriptors of the fallback.\n"]
    for name, (kind, instances) in sorted(FONTS.items()):
        about = json.loads((PACKAGES / name / "metadata.json").read_text())
        ranges = json.loads((PACKAGES / name / "unicode.json").read_text())
        files = []
        spans = []
        for part in ("latin", "latin-ext"):
            path = web_font(name, part)
            if path:
                files.append({"file": path.name, "range": part, "unicode_range": ranges[part].replace(",", ", ")})
                low, high, default = weights(open_font(path))
                spans.append((low, high))
        span = [max(low for low, _ in spans), min(high for _, high in spans)]
        toml.append(
            table(
                f"[{name}]",
                {
                    "family": about["family"],
                    "kind": kind,
                    "weights": span,
                    "licence": about["license"]["type"],
                    "advance": round(average_advance(instance(name, drawn(instances))), 3),
                },
            )
        )
        toml += [table(f"[[{name}.files]]", entry) for entry in files]
        for ending, weight in instances.items():
            target = OUT / f"{name}{ending}.ttf"
            family = f"airstrip {name}{ending}"
            low, high, _ = weights(open_font(package_file(name, "latin")))
            static_font(name, weight, target, family)
            key = f"ttf{ending.replace('-', '_')}"
            toml.append(
                table(f"[{name}.{key}]", {"file": target.name, "family": family, "weight": min(max(weight, low), high)})
            )
        base, advance, bold, bold_advance = BASES[kind]
        toml.append(table(f"[{name}.fallback]", fallback(name, 400, base, advance)))
        if TEXT in instances.values() and kind != "mono":
            toml.append(table(f"[{name}.fallback_bold]", fallback(name, STRONG, bold, bold_advance)))
        display = next((it for it in instances.values() if it != TEXT), None)
        if display:
            capitals = name in CAPITALS
            room = BOLD_CAPITALS[kind] if capitals else bold_advance
            fitted = fallback(name, HEADINGS[name], bold, room, capitals)
            toml.append(table(f"[{name}.fallback_display]", fitted))
    (OUT / "fonts.toml").write_text("\n".join(toml), encoding="utf-8")


main()
