import dataclasses

import oslo_messaging

N = oslo_messaging.Notifier(None)


@dataclasses.dataclass(frozen=True)
class Tag:
    name: str


def go(ctx):
    seen = {Tag('new')}
    for tag in (Tag('new'), Tag('old')):
        if tag in seen:
            N.info(ctx, 'again.' + tag.name, {})  #! again.new
        else:
            N.info(ctx, 'first.' + tag.name, {})  #! first.old
        seen.add(tag)
    N.info(ctx, 'tags.%d' % len(seen), {})  #! tags.2

# run: go(ctx)
