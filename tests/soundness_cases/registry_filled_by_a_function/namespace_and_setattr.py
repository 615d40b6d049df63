import types

import oslo_messaging

N = oslo_messaging.Notifier(None)
NAMES = types.SimpleNamespace(first='name.first')
TEXTS = []


def define(name, text):
    setattr(NAMES, name, text)
    TEXTS.extend([text + '.text'])


def set_up():
    define('second', 'name.second')


def run(ctx):
    N.info(ctx, NAMES.first, {})  #! name.first|*
    N.info(ctx, NAMES.second, {})  #! name.second|*
    for text in TEXTS:
        N.info(ctx, text, {})  #! name.second.text|*

# run: set_up(); run(ctx)
