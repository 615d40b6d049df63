from celery import shared_task

from elsewhere import app


@app.task(name='task.named', bind=True)
def named(self):
    pass


@shared_task
def bare():
    pass
