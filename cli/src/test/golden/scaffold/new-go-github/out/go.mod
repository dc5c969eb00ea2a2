module mean-mug

go 1.22
