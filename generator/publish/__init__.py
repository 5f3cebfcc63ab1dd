"""The steps after a build, on the folder that any site engine made."""
