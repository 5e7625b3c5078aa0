package wording

// bankFaults are the faults of bank files and their profiles.
func bankFaults() map[string]complaint {
	return map[string]complaint{
		"bank.json": {
			"text",
			sentence{"银行格式文件写得不对：{0}", "bank profile cannot be read: {0}"},
			sentence{"按 JSON 的写法更正", "correct the JSON"},
		},
		"bank.unknown": {
			"text",
			sentence{"银行格式文件没有“{0}”这一项", "bank profile has no setting \"{0}\""},
			sentence{"更正名称或删去", "correct its name, or delete it"},
		},
		"bank.file": {
			"text",
			sentence{"银行文件名“{0}”不可用", "name of the bank file, \"{0}\", is not possible"},
			sentence{"在 file 一项写一个不带路径、不与名册其他文件重名的文件名", "write a name in 'file' without a folder that no other file of the roster has"},
		},
		"bank.format": {
			"text choices",
			sentence{"银行文件的格式“{0}”不可用", "format \"{0}\" of the bank file does not exist"},
			sentence{"format 一项改为下列之一：{1}", "write one of these in 'format': {1}"},
		},
		"bank.encoding": {
			"text choices",
			sentence{"银行文件的编码“{0}”不可用", "encoding \"{0}\" of the bank file does not exist"},
			sentence{"encoding 一项改为下列之一：{1}", "write one of these in 'encoding': {1}"},
		},
		"bank.line_end": {
			"text choices",
			sentence{"银行文件的行尾“{0}”不可用", "line end \"{0}\" of the bank file does not exist"},
			sentence{"line_end 一项改为下列之一：{1}", "write one of these in 'line_end': {1}"},
		},
		"bank.delimiter": {
			"delimiter",
			sentence{"银行文件的分隔符“{0}”不可用", "delimiter \"{0}\" of the bank file is not possible"},
			sentence{"delimiter 一项写一个半角符号，如 |，不能是数字、引号、点或减号", "write one sign in 'delimiter', such as |, but no digit, quotation mark, point or hyphen"},
		},
		"bank.column": {
			"text choices",
			sentence{"银行文件没有“{0}”这一列", "column \"{0}\" of the bank file does not exist"},
			sentence{"改为下列之一：{1}", "write one of: {1}"},
		},
		"bank.columns_none": {
			"",
			sentence{"银行格式文件一列也没有写", "bank profile has no columns"},
			sentence{"在 columns 一项写明各列", "write them in 'columns'"},
		},
		"bank.width": {
			"heading text",
			sentence{"{0} 一列的宽度 {1} 不可用", "width {1} of the column {0} is not possible"},
			sentence{"width 一项填 1 至 1000 字节", "write 1 to 1000 bytes in 'width'"},
		},
		"bank.align": {
			"text choices",
			sentence{"对齐方式“{0}”不可用", "alignment \"{0}\" does not exist"},
			sentence{"align 一项不填，或改为下列之一：{1}", "leave 'align' out, or write one of: {1}"},
		},
		"bank.fill": {
			"heading text",
			sentence{"{0} 一列的填充字符“{1}”不可用", "fill \"{1}\" of the column {0} is not possible"},
			sentence{"fill 一项写一个半角字符，或不填", "write one plain character in 'fill', or leave it out"},
		},
		"bank.xlsx_records": {
			"",
			sentence{"xlsx 格式的银行文件必须有表头，不能有首尾记录", "bank file of the format xlsx has a heading, and no header or trailer"},
			sentence{"heading 改为 true，删去 header 和 trailer", "make 'heading' true, and delete 'header' and 'trailer'"},
		},
		"bank.fixed_heading": {
			"",
			sentence{"定长格式的银行文件不能有表头", "bank file of the format fixed has no heading"},
			sentence{"heading 改为 false", "make 'heading' false"},
		},
		"bank.unencodable": {
			"text text text",
			sentence{"“{0}”（{1}）无法用银行编码 {2} 表示", "character {0} ({1}) cannot be written in the bank's encoding {2}"},
			ways{
				sentence{"按银行登记的户名在 household.csv 更正领款人，再运行 doudi import", "write the payee in household.csv as the bank does and run 'doudi import'"},
				sentence{"按银行登记的户名更正领款人：在户档按[c house.change]，选[house.account]", "write the payee as the bank does: [c house.change], [house.account] in the household's file"},
			},
		},
		"bank.control": {
			"heading",
			sentence{"{0} 中有控制字符或不可见字符", "{0} has a control or invisible character"},
			ways{
				sentence{"在 household.csv 重新键入，再运行 doudi import", "type it anew in household.csv and run 'doudi import'"},
				sentence{"重新键入：在户档按[c house.change]，选[house.account]", "type it anew: [c house.change], [house.account] in the household's file"},
			},
		},
		"bank.delimiter_inside": {
			"heading delimiter",
			sentence{"{0} 中有分隔符“{1}”", "{0} has the delimiter \"{1}\" in it"},
			ways{
				sentence{"在 household.csv 去掉该符号，再运行 doudi import；或与银行另定分隔符", "remove it in household.csv and run 'doudi import', or agree on another delimiter with the bank"},
				sentence{"去掉该符号：在户档按[c house.change]，选[house.account]；或与银行另定分隔符", "remove it by [c house.change], [house.account] in the household's file, or agree on another delimiter with the bank"},
			},
		},
		"bank.too_wide": {
			"heading text text",
			sentence{"{0} 需要 {2} 字节，该列只有 {1} 字节", "{0} needs {2} bytes, but the column has {1}"},
			ways{
				sentence{"与银行约定更宽的列并改 width，或在 household.csv 缩短后运行 doudi import", "agree on a wider column with the bank and change 'width', or shorten it in household.csv and run 'doudi import'"},
				sentence{"与银行约定更宽的列并改 width；或缩短：在户档按[c house.change]，选[house.account]", "agree on a wider column with the bank and change 'width', or shorten it by [c house.change], [house.account] in the household's file"},
			},
		},
	}
}
