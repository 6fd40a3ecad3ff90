#!/usr/bin/env python3
"""The fonts of the PDF reports, from those of Source Sans 3 (npm package source-sans).

    pip install fonttools
    python3 scripts/report-fonts.py node_modules/source-sans/TTF assets/fonts

Outlines, advances and hints stay; OpenType layout goes, but the kerning of Latin letters, kept as a table of classes (kern,
format 2). The PDF library lays a word out twenty times faster so, and every pair keeps its distance. Ligatures go too.
The name is ours: the licence reserves "Source" to unmodified files.
"""
import struct
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables.DefaultTable import DefaultTable

NAME = 'Report Sans'
DROPPED = ('GSUB', 'GPOS', 'GDEF', 'BASE')


def is_kerned(code):
    return code < 0x180 or 0x2010 <= code <= 0x203A or code == 0x20AC


def value_in(table, left, right):
    """What one subtable says of a pair; None when it says nothing and the next one is asked."""
    if left not in table.Coverage.glyphs:
        return None
    if table.Format == 1:
        records = table.PairSet[table.Coverage.glyphs.index(left)].PairValueRecord
        record = next((each for each in records if each.SecondGlyph == right), None)
    else:
        record = table.Class1Record[table.ClassDef1.classDefs.get(left, 0)].Class2Record[table.ClassDef2.classDefs.get(right, 0)]
    return None if record is None else getattr(record.Value1, 'XAdvance', 0) or 0


def kerning(font, glyphs):
    """(left, right) -> value, of every pair that the kern feature moves."""
    gpos = font['GPOS'].table
    lookups = sorted({index for record in gpos.FeatureList.FeatureRecord if record.FeatureTag == 'kern' for index in record.Feature.LookupListIndex})
    tables = [[table.ExtSubTable if table.LookupType == 9 else table for table in gpos.LookupList.Lookup[index].SubTable] for index in lookups]
    pairs = {}
    for left in glyphs:
        for right in glyphs:
            values = (next((value for value in (value_in(table, left, right) for table in each) if value is not None), 0) for each in tables)
            total = sum(values)
            if total:
                pairs[left, right] = total
    return pairs


def classes(glyphs, row):
    """Glyphs with the same row share a class; class 0 is the row of zeros."""
    known = {tuple(0 for _ in glyphs): 0}
    return {glyph: known.setdefault(row(glyph), len(known)) for glyph in glyphs}, known


def kern_table(pairs, glyphs, id_of):
    left, lefts = classes(glyphs, lambda glyph: tuple(pairs.get((glyph, other), 0) for other in glyphs))
    right, rights = classes(glyphs, lambda glyph: tuple(pairs.get((other, glyph), 0) for other in glyphs))
    values = [[0] * len(rights) for _ in lefts]
    for (one, other), value in pairs.items():
        values[left[one]][right[other]] = value
    by_id = {id_of(glyph): glyph for glyph in glyphs}
    first, count = min(by_id), max(by_id) - min(by_id) + 1
    header, row, listed = 14, 2 * len(rights), 4 + 2 * count
    array = header + 2 * listed

    def listing(of, scale, base):
        return struct.pack('>HH', first, count) + b''.join(struct.pack('>H', base + scale * of.get(by_id.get(first + index), 0)) for index in range(count))

    body = struct.pack('>HHHH', row, header, header + listed, array) + listing(left, row, array) + listing(right, 2, 0)
    body += b''.join(struct.pack('>h', value) for line in values for value in line)
    return struct.pack('>HH', 0, 1) + struct.pack('>HHBB', 0, 6 + len(body), 2, 1) + body


def make(source, target, weight):
    characters = TTFont(source).getBestCmap()
    options = subset.Options(layout_features=['kern'], name_IDs=[0, 13, 14], notdef_outline=True)
    font = subset.load_font(source, options)
    chosen = subset.Subsetter(options)
    chosen.populate(unicodes=characters.keys())
    chosen.subset(font)
    glyphs = sorted({glyph for code, glyph in characters.items() if is_kerned(code)}, key=font.getGlyphID)
    table = DefaultTable('kern')
    table.data = kern_table(kerning(font, glyphs), glyphs, font.getGlyphID)
    font['kern'] = table
    for name in DROPPED:
        if name in font:
            del font[name]
    for identifier, text in ((1, NAME), (2, 'Regular'), (4, f'{NAME} {weight}'), (6, f'{NAME.replace(" ", "")}-{weight}')):
        font['name'].setName(text, identifier, 3, 1, 0x409)
    subset.save_font(font, target, options)


if __name__ == '__main__':
    source, target = (Path(argument) for argument in sys.argv[1:3])
    for weight in ('Regular', 'Semibold', 'Bold'):
        make(source / f'SourceSans3-{weight}.ttf', target / f'report-sans-{weight.lower()}.ttf', weight)
