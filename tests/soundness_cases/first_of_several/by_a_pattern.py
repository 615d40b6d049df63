import re

import oslo_messaging

RULES = [(r'a+', 'alpha'), (r'b+', 'beta')]


def kind_of(text):
    for pattern, name in RULES:
        if re.match(pattern, text):
            return name
    return 'other'


def tell(text):
    oslo_messaging.Notifier(None).info({}, 'kind.' + kind_of(text), {})  #! kind.alpha kind.beta kind.other


def main(texts):
    for text in texts:
        tell(text)

# run: main(['aa', 'b', 'c'])
