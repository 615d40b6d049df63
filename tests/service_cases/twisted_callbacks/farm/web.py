from tornado import gen

from farm.bus import Bus

BUS = Bus()


@gen.coroutine
def tell(event, body):
    checked = yield gen.maybe_future(body)
    BUS.produce("web." + event, checked)
    raise gen.Return(checked)


@gen.coroutine
def get(request):
    yield tell("asked", request.body)  # sends 'web.asked'
    if request.is_new:
        result = yield tell("created", request.body)  # sends 'web.created'
        request.write(result)


def rows(events):
    for event in events:
        yield "row." + event


def post(request):
    for event in rows(("a", "b")):
        tell(event, request.body)  # sends 'web.row.a' 'web.row.b'
