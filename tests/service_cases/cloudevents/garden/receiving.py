from cloudevents.http import from_http


def receive(request):
    event = from_http(request.headers, request.get_data())
    return event["type"], event.data
