def post(url, data=None, json=None, **kw):
    return (url, data, json)
