package wording

// fileFaults are the faults of files and tables, as reports/spreadsheet reads and writes them.
func fileFaults() map[string]complaint {
	return map[string]complaint{
		"file.missing": {
			"text",
			sentence{"没有这个文件或文件夹：{0}", "file or folder {0} does not exist"},
			sentence{"核对路径后再运行", "check the path and run again"},
		},
		"file.empty": {
			"",
			sentence{"文件是空的", "file is empty"},
			sentence{"重新导出或另存后再运行", "export or save it again"},
		},
		"file.too_large": {
			"text size",
			sentence{"文件或其解压后的内容超过 {1}", "file, or what it unpacks to, is larger than {1}"},
			sentence{"拆成几个文件，或删去无关的工作表", "split it, or delete the sheets that do not belong"},
		},
		"file.truncated": {
			"part",
			sentence{"工作簿读不下去（{0}）：文件损坏、不完整，或不是工作簿", "workbook cannot be read ({0}): damaged, cut off, or no workbook"},
			sentence{"从原处重新复制，或打开后另存为 .xlsx", "copy it again from where it came, or open it and save it as .xlsx"},
		},
		"file.old_xls": {
			"",
			sentence{"文件是 2007 年以前的 .xls 格式", "file is of the .xls format before 2007"},
			sentence{"打开后另存为 .xlsx", "open it and save it as .xlsx"},
		},
		"file.password": {
			"",
			sentence{"工作簿有密码", "workbook has a password"},
			sentence{"去掉密码后另存", "save it without the password"},
		},
		"file.unknown": {
			"text",
			sentence{"不能读取“{0}”类型的文件", "file type \"{0}\" cannot be read"},
			sentence{"给出 .xlsx 工作簿、.csv 文件，或放有 .csv 文件的文件夹", "give an .xlsx workbook, a .csv file, or a folder of .csv files"},
		},
		"file.not_csv": {
			"text",
			sentence{"文件名是 .csv，内容却是 .{0} 工作簿", "file is named .csv but is an .{0} workbook"},
			sentence{"打开后另存为 .xlsx，文件名也用 .xlsx", "open it and save it as .xlsx, under that name"},
		},
		"file.denied": {
			"text",
			sentence{"没有读取 {0} 的权限", "{0} may not be read by this user"},
			sentence{"请它的主人或管理员放开权限，或复制到自己的文件夹后再运行", "ask its owner or the machine's administrator for the right, or copy it to a folder of your own and run again"},
		},
		"table.no_heading": {
			"text",
			sentence{"第一行没有一个认识的列名", "first row has no heading that is known"},
			sentence{"第一行写表头，以下每行一条；可用的列（中文名亦可）：{0}", "write headings in the first row, one record in each further row; one of these or its Chinese name: {0}"},
		},
		"file.unreadable": {
			"text",
			sentence{"文件读不出来：{0}", "file cannot be read: {0}"},
			sentence{"确认文件完好、未被占用、有读取权限，再运行", "make sure that it is whole, not in use and readable, and run again"},
		},
		"folder.no_tables": {
			"",
			sentence{"文件夹里没有 .csv 文件", "folder holds no .csv file"},
			sentence{"核对路径，或把各表存成 .csv 放进去", "check the path, or save the tables there as .csv"},
		},
		"table.empty": {
			"",
			sentence{"表是空的，没有表头", "table is empty: it has no heading"},
			sentence{"第一行写表头，以下每行一条", "write the headings in the first row, one record in each further row"},
		},
		"table.twice": {
			"table",
			sentence{"表 {0} 出现两次", "table {0} is there twice"},
			sentence{"并成一张表，或去掉多余的一张", "make one table of the two, or remove one"},
		},
		"table.missing": {
			"text text",
			sentence{"缺少{1}表（{0}）", "table {0} ({1}) is missing"},
			sentence{"补上 {0}.csv，或在工作簿里补上工作表“{1}”", "add {0}.csv, or a sheet {0} ({1}) to the workbook"},
		},
		"table.too_many_rows": {
			"text",
			sentence{"表超过 {0} 行", "table has more than {0} rows"},
			sentence{"拆成几个文件分次导入", "split it into several files"},
		},
		"heading.unknown": {
			"cell text",
			sentence{"不认识列“{0}”", "column \"{0}\" is not known"},
			sentence{"用不到的列删去；可用的列（中文名亦可）：{1}", "remove it, or use one of these or its Chinese name: {1}"},
		},
		"heading.twice": {
			"cell",
			sentence{"列“{0}”出现两次", "column \"{0}\" is there twice"},
			sentence{"只留一列", "keep one of the two"},
		},
		"heading.missing": {
			"text text",
			sentence{"缺少列 {0}（{1}）", "column {0} ({1}) is missing"},
			sentence{"在表头补上这一列", "add it to the heading"},
		},
		"row.beyond_heading": {
			"cell",
			sentence{"“{0}”上方没有表头，不属于任何一列", "text \"{0}\" stands under no heading, in no column"},
			sentence{"补上该列的表头，或查看这一行是否多了分隔符", "add a heading for it, or look for a separator too many in the row"},
		},
		"row.quote": {
			"quote",
			sentence{"引号有误：{0}", "quotation marks are wrong: {0}"},
			sentence{"改好引号，或用电子表格重新另存为 CSV", "mend them, or save the table as CSV again from a spreadsheet"},
		},
		"row.short": {
			"text text",
			sentence{"这一行只有 {0} 格，表头有 {1} 格：少了分隔符，其后的内容会错列，或文件被截断", "row has {0} cells where the heading has {1}: a separator is missing and what follows is in the wrong columns, or the file was cut off"},
			sentence{"补足分隔符，空格子也要留；或用电子表格重新另存为 CSV", "put the separators in, of empty cells too; or save the table as CSV again from a spreadsheet"},
		},
		"row.too_long": {
			"text measure",
			sentence{"这一行超过 {0} {1}，多半是前面的引号没有成对", "row is longer than {0} {1}, most often because a quotation mark is never closed"},
			sentence{"查看这一行及其上方的引号", "look for the quotation mark in this row and above"},
		},
		"cell.too_long": {
			"text",
			sentence{"单元格内容过长（上限 {0}）", "text of the cell is too long (limit {0})"},
			sentence{"缩短内容", "shorten it"},
		},
		"cell.error": {
			"cell",
			sentence{"单元格显示错误值 {0}", "cell shows the error {0}"},
			sentence{"改好公式，或直接填入应有的值", "mend the formula, or write the value itself"},
		},
		"cell.formula": {
			"",
			sentence{"公式没有保存计算结果", "formula has no stored result"},
			sentence{"用电子表格打开并保存一次", "open the file in a spreadsheet and save it once"},
		},
		"cell.date": {
			"cell",
			sentence{"日期 {0} 不存在，或不在 1900 至 9999 年之间", "date {0} does not exist or lies outside 1900–9999"},
			sentence{"按 2026-11-21 的样子填写", "write it as 2026-11-21"},
		},
		"cell.number_as_text": {
			"cell",
			sentence{"超过 15 位的号码（{0}）存成了数字，末几位已被电子表格改掉", "number of more than 15 digits ({0}) was kept as a number: the spreadsheet has changed its last digits"},
			sentence{"把该列设为文本格式，按证件原件重新填写", "make the column text and write the number anew from the card"},
		},
		"cell.empty": {
			"column",
			sentence{"{0} 没有填写", "{0} is empty"},
			sentence{"补填后再运行", "fill it in and run again"},
		},
		"text.encoding": {
			"text",
			sentence{"有按 {0} 读不出的字符，或此前已经损坏的字符", "text has characters that {0} does not have, or that were lost before"},
			sentence{"从原系统重新导出，存为 .xlsx 或 UTF-8 的 CSV", "export it again as .xlsx or as CSV in UTF-8"},
		},
		"text.ambiguous": {
			"",
			sentence{"文件中汉字太少，分不清编码是 UTF-8 还是 GB18030", "encoding is uncertain: the few Chinese characters may be UTF-8 or GB18030"},
			sentence{"另存为“CSV UTF-8”（带 BOM）", "save it as \"CSV UTF-8\", with a BOM"},
		},
		"text.control": {
			"text",
			sentence{"含有控制字符或不可见字符 {0}", "text has a control or invisible character, {0}"},
			sentence{"把这个单元格重新键入一遍", "type the cell anew"},
		},
		"text.not_gb18030": {
			"text text",
			sentence{"字符“{0}”（{1}）无法用 GB18030 表示", "character {0} ({1}) cannot be written in GB18030"},
			sentence{"换成规范汉字，或改用 UTF-8", "use another character, or UTF-8"},
		},
		"sheet.too_many_rows": {
			"text",
			sentence{"工作表最多 {0} 行，容纳不下", "sheet cannot hold more than {0} rows"},
			sentence{"改用 .csv 文件；银行文件改用写 .csv 的格式", "use a .csv file instead, for the bank by a profile that writes one"},
		},
		"sheet.name": {
			"text",
			sentence{"工作表名“{0}”不可用或重复", "sheet name \"{0}\" is not possible or used twice"},
			sentence{"换一个不超过 31 个字符、不含 : \\ / ? * [ ] 的名称", "use another of at most 31 characters, without : \\ / ? * [ ]"},
		},
	}
}
