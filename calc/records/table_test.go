package records_test

import "doudi/calc/sheettest"

var (
	tables     = sheettest.Tables
	faultLines = sheettest.Lines
)
