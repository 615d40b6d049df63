class MyOtherObj:
    VERSION = '1.1'
