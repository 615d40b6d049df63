import json

from elsewhere import Producer


def outer(what):
    inner(json.dumps({'type': 'text.%s' % what}))


def inner(text):
    Producer().send('t', text)


def run():
    outer('nested')  # NTF101 text.nested
