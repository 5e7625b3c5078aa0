package cmd

import (
	"runtime"
	"runtime/debug"

	"doudi/store/casework"
)

// How the program's memory may grow: its stack in all works, its heap in the two that
// take much of it.

// stackRoom is more stack, in bytes, than a look at a household takes.
const stackRoom = 28 << 10

// deepen makes the stack that large at once, where it is not filled. Grown from what a
// process begins with, it would be copied from step to step while a command is at
// work, which takes a twelfth of the time of a look (P6).
//
//go:noinline
func deepen(fill bool) (last byte) {
	if fill {
		var room [stackRoom]byte
		for i := range room {
			room[i] = byte(i) ^ last
			last = room[i/2]
		}
	}
	return last
}

// An import keeps nearly all that it reads until the end, and looking through it again
// and again takes a tenth of its time (P5). So its memory is looked through first when
// importRoom is in use, and then whenever it has grown by importSlack, in percent of
// what was found in use.
const (
	importRoom  = 512 << 20
	importSlack = 200
)

// spacious lets the program's memory grow as an import's may.
func spacious() {
	const unit = 4 << 20 // of which the runtime takes a percentage while nothing is known to be in use
	debug.SetGCPercent(importRoom / unit * 100)
	first := new([64]byte) // that the first look finds in use no more
	runtime.AddCleanup(first, func(slack int) { debug.SetGCPercent(slack) }, importSlack)
}

// A month may take 64 MB and half a KB a household (P4): an office machine has other
// work. What the program keeps may grow by monthSlack, in percent of what is in use,
// and is looked through more often when it comes near monthMemory and monthHousehold
// for each, in bytes; the rest of the bound is for the program itself and the file.
const (
	monthSlack     = 50
	monthMemory    = 48 << 20
	monthHousehold = 512
)

// thrifty holds the program's memory within what a month may take.
func thrifty(office *casework.Office) error {
	households, err := office.CountHouseholds()
	if err != nil {
		return err
	}
	debug.SetGCPercent(monthSlack)
	debug.SetMemoryLimit(monthMemory + int64(households)*monthHousehold)
	return nil
}
