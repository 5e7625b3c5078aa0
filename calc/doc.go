// Package calc is the arithmetic of social assistance: months, money, people,
// households and decisions, and beneath it the rules that turn them into an
// amount. It is pure: no clock, no files, no sentences. "Today" is an argument,
// a fault is a code with its place, and every amount can be traced to the row
// of the policy table that it read.
//
// The rooms beneath it, each standing on the ones before:
//
//	calc              the vocabulary: Month, Money, Fraction, Member, Household, Decision, Fault
//	calc/pinyin       how Chinese names are spelled by their sound
//	calc/sheet        tables by their headings, codes and labels in both languages
//	calc/policy       the county's tables: parse, check, look up the value in force (R2)
//	calc/records      the sheets of the office, and the lists that it keeps in its own layouts
//	calc/entitlement  what one award is owed in one month, and why (R3–R5)
//	calc/review       when an award must be looked at again (R7)
//	calc/workday      working days, and the notices that order them
//	calc/procedure    an application from intake to decision, and its deadlines (R4)
//	calc/roster       the month: corrections, causes of change, findings (R6)
//
// R1 … R9 are the sections of the county's rule book that a comment implements.
package calc
