from post.app import app
from post.tasks import stamp, weigh


def accept(parcel, is_abroad):
    weigh.delay(parcel)  # sends 'post.parcel.weigh'
    stamp.apply_async((parcel,), countdown=3)  # sends 'post.parcel.stamp'
    if is_abroad:
        app.send_task("customs.declare", args=[parcel])  # sends 'customs.declare'


def announce(what, parcel):
    app.send_task(name="post.%s" % what, args=[parcel], queue="news")


def lose(parcel):
    announce("parcel.lost", parcel)  # sends 'post.parcel.lost'
