package wording

// handoverRefusals are what is wrong with a file that leaves the machine or comes
// from another, or with the keys for it. None of them shows a secret key.
func handoverRefusals() map[string]complaint {
	return map[string]complaint{
		"recipient.none": {
			"text",
			sentence{"{0} 中没有 age 公钥", "no public key of age is in {0}"},
			sentence{"写对方的公钥（age1…），或每行一个公钥的文件", "give the recipient's public key (age1…), or a file with one a line"},
		},
		"recipient.invalid": {
			"text",
			sentence{"{0} 不是完整的 age 公钥", "no whole public key of age stands at {0}"},
			sentence{"请对方重新发来：age-keygen -y 密钥文件", "ask the recipient for it again: 'age-keygen -y KEYFILE' prints it"},
		},
		"recipient.secret": {
			"text",
			sentence{"{0} 是私钥，不是公钥", "what stands at {0} is a secret key, not a public one"},
			sentence{"私钥不可交给他人；写公钥：age-keygen -y 密钥文件", "keep it to yourself and give the public one: 'age-keygen -y KEYFILE' prints it"},
		},
		"recipient.mixed": {
			"text",
			sentence{"{0} 与前面的公钥不是一类（有的抗量子，有的不抗）", "public key at {0} is of another kind than those before: some are made against quantum computers and some are not"},
			sentence{"同一文件只用一类公钥，必要时分两次移交", "use keys of one kind for one file, or hand over twice"},
		},
		"identity.invalid": {
			"text",
			sentence{"{0} 不是 age 私钥文件", "file {0} is no file of age's secret keys"},
			sentence{"用 age-keygen 生成的文件（AGE-SECRET-KEY-…）", "use the file that age-keygen made (AGE-SECRET-KEY-…)"},
		},
		"identity.wrong": {
			"text",
			sentence{"所给的私钥或口令打不开 {0}", "secret key or passphrase does not open {0}"},
			sentence{"用收件公钥所对应的私钥，或请对方用你的公钥重新加密", "use the key that it was encrypted to, or have it encrypted to yours"},
		},
		"handover.damaged": {
			"text",
			sentence{"{0} 不是完整的 age 文件：被截短、被改动，或是别的文件", "file {0} is no whole file of age: it was cut short or altered, or is something else"},
			sentence{"请对方重新传送；未作任何更改", "have it sent again; nothing was changed"},
		},
		"export.foreign": {
			"text",
			sentence{"{0} 不是审计导出文件", "file {0} is no audit export"},
			sentence{"用 doudi audit export 写出的文件；移交的副本用 doudi restore", "use one that 'doudi audit export' wrote; 'doudi restore' takes a copy that was handed over"},
		},
		"export.version": {
			"text",
			sentence{"审计导出 {0} 是另一版本的程序写的", "audit export {0} was written by another version of the program"},
			sentence{"用同一版本的 doudi 重建，见 doudi version", "rebuild it with that version; 'doudi version' tells this one's"},
		},
		"export.damaged": {
			"text",
			sentence{"审计导出 {0} 不完整，或被改动过", "audit export {0} is cut short or was altered"},
			sentence{"请对方重新导出；未作任何更改", "have it exported again; nothing was made"},
		},
		"export.unproved": {
			"text text",
			sentence{"审计导出 {0} 的内容不成立：{1}", "audit export {0} does not hold: {1}"},
			sentence{"不要采信；向该县核实，并请其审计员重新导出", "do not rely on it; ask the county, and have its auditor export again"},
		},
		"rebuild.reader": {
			"text",
			sentence{"{0} 不是导出的案卷库中在用的审计员（只有审计一个角色）", "operator {0} is not an auditor, and that alone, in the store that was exported"},
			sentence{"用 --operator 写审计员的姓名，或由该县管理员登记后重新导出：doudi operator add {0} --role auditor", "name one with --operator, or have the county run 'doudi operator add {0} --role auditor' and export again"},
		},
		"rebuild.key": {
			"",
			sentence{"重建的案卷库只用密钥文件打开，不用口令", "rebuilt store takes a key file, not a passphrase"},
			sentence{"用 --key 写一个不存在的文件，程序会生成密钥", "name a file that does not exist with --key, and the key is made"},
		},
	}
}
