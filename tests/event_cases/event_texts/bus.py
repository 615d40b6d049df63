def put(message):
    print(message)
