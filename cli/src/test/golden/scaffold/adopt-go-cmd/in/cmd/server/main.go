package main

import "os"

func main() {
	port := os.Getenv("PORT")
	if port == "" {
		port = "9000"
	}
	serve(port)
}
