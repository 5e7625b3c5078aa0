// Package store is the case store: one file in which the county's records lie,
// opened for one act and closed again. It knows the shape of records and
// nothing of rules.
//
// The file is a bbolt database. Its buckets and their keys (made only in
// keys.go; regions are twelve digits, numbers big-endian, 0 ends a text):
//
//	meta       "version" "id"                      → what must be known before anything opens (plain)
//	meta       "head"                              → the head record: sequences, journal digest, count and sum of all envelopes
//	meta       "settings" "operators"              → Settings; the signed operator Table
//	meta       "rebuilt"                           → of a store rebuilt from an export: who rebuilt it
//	meta       "applications" "calendar"           → how many applications there are; days of further notices
//	meta       "renumberings"                      → Renumberings: identity numbers that were put right
//	slot       operator                            → a slot: how that operator comes to the data key (plain, wrapped)
//	slot       0 "tries" 0 operator                → wrong secrets since it was last opened (plain)
//	region     code                                → Region
//	household  region household 0                  → Household
//	home       household                           → region of the household; Change: the act that added it
//	moved      household                           → villages it lived in before
//	history    household 0 revision                → Change: the act that made the revision, and the record before it; from 1 on
//	request    household                           → AccountRequest: an account change that waits for a second person
//	decision   region household 0 seq              → Decision with its award
//	fact       region household 0 seq              → Fact: what reviews know beside the decisions
//	person     blinded identity number             → household
//	directory  kind village                        → lines of the search directory
//	policy     version                             → the tables as loaded
//	roster     month 'e' village                   → the month's entries there
//	roster     month 'f'                           → its findings
//	roster     month 's'                           → its Seal
//	application number                             → Application with its events
//	pending    number                              → Pending: a decision that waits for the second person
//	journal    seq                                 → journal Entry
//
// What is not marked plain lies in an envelope (envelope.go): sealed, with its
// place as associated data. Keys hold household numbers, region codes, months
// and sequences, and of a person only a keyed hash. Households of one village
// lie side by side, and their decisions and facts in the same order, so a month
// is one walk along three cursors.
//
// # The life of an act
//
//	Unlock      unlock.go   the operator's slot → data key → keys (once a process)
//	                        before the act where a passphrase must be derived, else as it begins
//	lock        lock.go     the side lock beside the file, in the order of asking;
//	                        who left it without a word: what became of their act is told
//	open        engine.go   the file, if it is still the one that has the name
//	begin       act.go      version, id, head record, settings; the anchor agrees
//	  f(tx)     tx.go       the act: typed records; everything it changes goes into two digests
//	  finish    tx.go       households filed (filings.go), people, search directory →
//	                        journal entry → head record
//	commit                  all of it or nothing
//	answer      act.go      after an error: is the operation in the journal?
//	anchor      anchor.go   a line outside the file
//	release     lock.go
//	tighten     compact.go  after a large act: the file laid out anew, without free room
//
// An act is a function that may be run again. View is the same for reading, with
// the lock shared. Nothing changes without a journal entry and a head record
// that answers for it. Beneath the acts is a seam of five operations (get, put,
// delete, scan, count) over ordered keys, so that the same acts can run on another
// engine; the envelope (sealed.go) stands on that seam.
//
// What takes long is kept out of the lock: a month is computed from townships taken
// out one by one (dossiers.go), and the act that needs it looks by their traces
// which villages have changed since (trace.go); a copy is made before the lock is
// had and only caught up with while it is held (copying.go); what is proved before
// a confirmation is such a copy, and so is what an import is checked against or tried
// on, and tables (aside.go). The act that writes the import finds by their imprints
// which households have changed since (imprint.go).
//
// # What proves what
//
//	an envelope       its value, and its place
//	the head record   that no record is missing, put back or left over
//	the journal       that every act is there, in order
//	the seals         each month's lines, and by two signatures who answers for them
//	the anchor, the foot of a printed roster
//	                  that the whole is not an older copy
//
// A backup is proved by the structure of the file, the envelopes, the head record,
// the journal and the anchor (backup.go). The deep check, which goes before every
// confirmation and follows a restore, also asks for the seals and for what the
// records say of each other (check.go).
package store
