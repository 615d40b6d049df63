from cloudevents.http.event import CloudEvent
