package records

// The faults of office lists. What is wrong inside a cell is found by the
// readers of the household and member sheets, at the office's own cell.
const (
	// OfficeRecognised : the table is read as an office's own list; a warning.
	// Args: the table, the number of its rows that were taken.
	OfficeRecognised = "office.recognised"
	// OfficeNumberMissing : the list has no column with a household number.
	// Args: the table, the headings that are wanted.
	OfficeNumberMissing = "office.number_missing"
	// OfficeNumberReused : two heads of household under one number. Args: the
	// number, where the other head stands.
	OfficeNumberReused = "office.number_reused"
	// OfficeColumn : a column of the list that is not taken; a warning. Args: its heading.
	OfficeColumn = "office.column"
	// OfficeColumnsDiffer : of several lists in one import, one lacks columns
	// that another has; what is on file there would be wiped out. Args: the
	// table, the columns that it lacks, the table that has them.
	OfficeColumnsDiffer = "office.columns_differ"
	// OfficeMixed : an office's list beside a sheet of ours that says the same
	// things. Args: the list, the sheet.
	OfficeMixed = "office.mixed"
	// OfficeRegionUnknown : no village of the county has the name. Args: the
	// name, codes of villages of that name elsewhere, "" where there are none.
	OfficeRegionUnknown = "office.region_unknown"
	// OfficeRegionAmbiguous : several villages have the name. Args: the name, their codes.
	OfficeRegionAmbiguous = "office.region_ambiguous"
	// OfficeCertificate : no number of a disability certificate. Args: its last characters.
	OfficeCertificate = "office.certificate"
	// OfficeCertificateStranger : a disability certificate of nobody in the
	// household. Args: its last characters, the household.
	OfficeCertificateStranger = "office.certificate_stranger"
	// OfficeCount : the list states another number of people than it names; a
	// warning. Args: the household, the number stated, the number named.
	OfficeCount = "office.count"
	// OfficeHeadsOnly : the list names the heads of households only, though
	// some have more people; a warning. Args: the table, the number of such households.
	OfficeHeadsOnly = "office.heads_only"
	// OfficeDiffers : two rows of one household contradict each other; a
	// warning for address and phone. Args: the column, the household, where the other row stands.
	OfficeDiffers = "office.differs"
	// OfficeSecondHead : a second head in one household. Args: the household.
	OfficeSecondHead = "office.second_head"
	// OfficeContinued : rows without a household number were taken as belonging
	// to the household above; a warning. Args: the table, the number of rows.
	OfficeContinued = "office.continued"
	// OfficeRowSkipped : a row that names neither a household nor a person; a
	// warning. Args: its first text.
	OfficeRowSkipped = "office.row_skipped"
)
