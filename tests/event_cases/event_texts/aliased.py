from json import dumps as d

from elsewhere.producing import Producer as P

to_text = d


def run():
    P().send('t', d({'type': 'text.aliased'}))  # NTF101 text.aliased
    P().send('t', to_text({'type': 'text.kept'}))  # NTF101 text.kept
