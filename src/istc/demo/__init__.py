"""A made-up province with two years of data, put in through the same actions a user takes."""
