// Package store is the case store: one file in which the county's records lie,
// opened for one act and closed again. It knows the shape of records and
// nothing of rules.
//
// The file is a bbolt database. Its buckets and their keys (made only in
// keys.go; regions are twelve digits, numbers big-endian, 0 ends a text):
//
//	meta       name                                        → settings, counters, format version
//	region     code                                        → Region
//	household  region household 0                          → Household
//	home       household                                   → region of the household
//	moved      household                                   → villages it lived in before
//	decision   region household 0 program 0 person 0 seq   → Decision
//	index      kind value 0 household                      → (nothing): what find looks up
//	policy     version                                     → the tables as loaded
//	roster     month 'e' village                           → the month's entries there
//	roster     month 'f'                                   → its findings
//	roster     month 's'                                   → its Seal
//	operator   name                                        → Operator
//	journal    seq                                         → journal Entry
//
// Households of one village lie side by side, and their decisions in the same
// order, so a month is one walk along two cursors.
//
// An act is a function that may be run again: Act opens the file, runs it in one
// transaction, writes its journal entry in the same transaction and closes the
// file; View does the same for reading. Nothing changes without a journal
// entry. Beneath the acts is a seam of four operations (Get, Put, Delete,
// Range) over ordered keys, so that the same acts can run on another engine.
package store
