import oslo_messaging


class Page:
    def tell(self, what):
        oslo_messaging.Notifier(None).info({}, what, {})


HOOKS = {}


def loaded(page):
    page.tell('page.loaded')  #! page.loaded


HOOKS.setdefault('load', []).append(loaded)


def run(name, page):
    for hook in HOOKS.get(name, []):
        hook(page)


def main():
    run('load', Page())

# run: main()
