"""Takes the drawings of glyphs out of a PDF, since only places and meanings of characters are read: strip.py FROM TO."""

import sys

import pikepdf

with pikepdf.open(sys.argv[1]) as pdf:
    for thing in pdf.objects:
        if not isinstance(thing, pikepdf.Dictionary):
            continue
        for key in ("/FontFile", "/FontFile2", "/FontFile3"):
            if key in thing:
                del thing[key]
        for name in thing.get("/CharProcs", {}):
            thing["/CharProcs"][name] = pdf.make_stream(b"0 0 d0")
    pdf.remove_unreferenced_resources()
    pdf.save(sys.argv[2], object_stream_mode=pikepdf.ObjectStreamMode.generate, recompress_flate=True)
