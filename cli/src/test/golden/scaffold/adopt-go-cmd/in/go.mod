module github.com/acme/mean-mug

go 1.24.0
