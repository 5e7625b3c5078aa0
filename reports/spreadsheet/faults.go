package spreadsheet

import (
	"strconv"

	"doudi/calc"
)

// The faults of files. Their Place names the file only.
const (
	// FileMissing : there is no such file or folder. Args: the path.
	FileMissing = "file.missing"
	// FileDenied : the operator of the machine may not read it. Args: its base name.
	FileDenied = "file.denied"
	// FileEmpty : the file has no bytes.
	FileEmpty = "file.empty"
	// FileTooLarge : the file, or what it unpacks to, is beyond the limit.
	// Args: size, limit, both in bytes.
	FileTooLarge = "file.too_large"
	// FileTruncated : the workbook is cut off, damaged, or no workbook at all.
	// Args: the part that cannot be read, "" for the whole.
	FileTruncated = "file.truncated"
	// FileOldXLS : a workbook in the format before 2007; save it as .xlsx.
	FileOldXLS = "file.old_xls"
	// FilePassword : the workbook is encrypted; remove its password.
	FilePassword = "file.password"
	// FileUnknown : neither a folder nor .csv nor .xlsx. Args: the ending.
	FileUnknown = "file.unknown"
	// FileNotCSV : a workbook that is named .csv. Args: "xlsx" or "xls".
	FileNotCSV = "file.not_csv"
	// FolderNoTables : the folder holds no .csv file.
	FolderNoTables = "folder.no_tables"
)

// The faults of tables and rows. Their Place names the line, and the cell
// where one is to blame.
const (
	// TableTooManyRows : the table is longer than the limit. Args: the limit.
	TableTooManyRows = "table.too_many_rows"
	// RowQuote : a quotation mark stands where CSV has none, or is not closed.
	// Args: "bare" or "open".
	RowQuote = "row.quote"
	// RowShort : a row with fewer cells than the heading. Args: its cells, those of
	// the heading.
	RowShort = "row.short"
	// RowTooLong : a row with too many cells or characters, most often because
	// a quotation mark is never closed. Args: the limit, "cells" or "bytes".
	RowTooLong = "row.too_long"
	// CellTooLong : the cell's text is longer than the limit. Args: the limit in bytes.
	CellTooLong = "cell.too_long"
	// CellError : the cell shows an error. Args: what it shows, as in "#N/A".
	CellError = "cell.error"
	// CellFormula : a formula without a stored result; open and save the file once.
	CellFormula = "cell.formula"
	// CellDate : a date that does not exist or lies outside 1900-9999. Args: the number.
	CellDate = "cell.date"
	// CellNumberAsText : a number of more than 15 digits; the spreadsheet has
	// already changed its last digits. Args: the number as stored.
	CellNumberAsText = "cell.number_as_text"
	// TextEncoding : characters that cannot be read in the file's encoding, were
	// lost before, or are of another encoding. Args: "UTF-8", "UTF-16", "GB18030" or "xlsx".
	TextEncoding = "text.encoding"
	// TextAmbiguous : the file's few Chinese characters may be UTF-8 or GB18030;
	// save it as UTF-8 with BOM. Its Place names the file.
	TextAmbiguous = "text.ambiguous"
	// TextControl : a control, direction or invisible character. Args: the code
	// point, as in "U+200B".
	TextControl = "text.control"
	// TextNotGB18030 : a character that GB18030 cannot carry. Args: the
	// character, its code point.
	TextNotGB18030 = "text.not_gb18030"
)

// The faults of writing. Their Place names the sheet, line and column.
const (
	// SheetTooManyRows : more rows than a sheet can have. Args: the limit.
	SheetTooManyRows = "sheet.too_many_rows"
	// SheetName : a sheet name that is not possible or used twice. Args: the name.
	SheetName = "sheet.name"
)

func fault(code string, at calc.Place, args ...string) calc.Fault {
	return calc.Fault{Code: code, Place: at, Args: args}
}

func oneFault(code string, at calc.Place, args ...string) calc.Faults {
	return calc.Faults{fault(code, at, args...)}
}

func inFile(file string) calc.Place { return calc.Place{File: file} }

func decimal[N int | int64 | uint64](n N) string { return strconv.FormatInt(int64(n), 10) }
