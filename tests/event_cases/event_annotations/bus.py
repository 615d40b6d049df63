def publish(event, **headers):
    print(event, headers)
