// Package spreadsheet reads the tables that clerks hand in and writes the ones
// they take away: CSV in UTF-8 or GB18030, and workbooks.
//
// What comes in is a calc.Table a sheet, read row by row in bounded memory and
// never copied to a temporary file. What is wrong with it is a calc.Fault with
// its place; the codes are in faults.go. What goes out is written aside and put
// in place whole, and the same input gives the same bytes.
package spreadsheet
