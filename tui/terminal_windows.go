package tui

import "os"

// left is false: a console of Windows belongs to its program and is put in order
// when that ends.
func left(*os.File) bool { return false }

func sane(*os.File) {}
