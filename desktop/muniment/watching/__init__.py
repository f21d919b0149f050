"""Papers on their way in: the watched folders, and the queue that holds every file from before it is read until it is
done with, however often the program ends meanwhile.

`rounds` lists a folder and writes down what is new there; `feeding` takes what is finished and hands it to the
pipeline; `tray` hears what became of it and hands it on to filing; `watch` runs the first two for every watched folder.
A file in the queue is changed by one of them at a time: by its folder's thread until it is taken, by the tray's after.
"""
