<?php echo "a mean mug";
