import json

import oslo_messaging

N = oslo_messaging.Notifier(None)


async def send(ctx, path):
    parts = ['order']
    parts.append(json.load(open(path)))
    parts.append('end')
    N.info(ctx, '.'.join(parts), {})  #! order.*.end
    kinds = {'known': 'a'}
    kinds['other'] = json.load(open(path))
    for kind in kinds.values():
        N.info(ctx, 'kind.{}.now'.format(kind), {})  #! kind.a.now kind.*.now

# run: import asyncio; asyncio.run(send(ctx, 'kind.json'))
