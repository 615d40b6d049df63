import celery
import click

from svc import rpc

app = celery.Celery('svc')


@app.task(bind=True, max_retries=3)
def tell(self, event, kind='plain'):
    rpc.get_notifier('o').info({}, f'{event}.{kind}', {})


@click.pass_context
def show(context, event):
    rpc.get_notifier('o').info({}, f'show.{event}', {})
