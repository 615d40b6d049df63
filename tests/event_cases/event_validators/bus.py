def emit(event):
    print(event)
