import oslo_messaging

N = oslo_messaging.Notifier(None)


async def run(ctx, rounds):
    text = 'order'
    while rounds:
        text += '.more'
        rounds -= 1
    N.info(ctx, text, {})  #! order*|order.*|order*.more|*.more|* order*|order.more*|order.more.*|order.more.more*|order.more.more.*|order|order.more|order.more.more|order.more.more.more|order.*|order*.more|order.*.more|*.more|*

# run: import asyncio; [asyncio.run(run(ctx, rounds)) for rounds in range(4)]
